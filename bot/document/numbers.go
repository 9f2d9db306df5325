package document

import (
	"slices"
	"strings"

	"huiyin/workflow"
)

// listed writes letters by their numbers, each once, in order. Three and more
// in a row are written as a range, 2026-0003至2026-0007: a month has hundreds.
func listed(numbers []workflow.Number) string {
	numbers = distinct(numbers)
	var said []string
	for i := 0; i < len(numbers); {
		end := i
		for end+1 < len(numbers) && follows(numbers[end], numbers[end+1]) {
			end++
		}
		switch end - i {
		case 0:
			said = append(said, numbers[i].String())
		case 1:
			said = append(said, numbers[i].String(), numbers[end].String())
		default:
			said = append(said, numbers[i].String()+"至"+numbers[end].String())
		}
		i = end + 1
	}
	if len(said) == 0 {
		return none
	}
	return strings.Join(said, "、")
}

// oneByOne writes letters below each other, for a column too narrow for two.
func oneByOne(numbers []workflow.Number) string {
	var said []string
	for _, n := range distinct(numbers) {
		said = append(said, n.String())
	}
	if len(said) == 0 {
		return none
	}
	return strings.Join(said, "\n")
}

func follows(a, b workflow.Number) bool { return a.Year == b.Year && a.Seq+1 == b.Seq }

// distinct are the numbers in order, each once: a letter assigned twice counts
// twice in a rate but is one letter.
func distinct(numbers []workflow.Number) []workflow.Number {
	numbers = slices.Clone(numbers)
	slices.SortFunc(numbers, workflow.Number.Compare)
	return slices.Compact(numbers)
}
