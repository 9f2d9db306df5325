package calendar

import (
	"cmp"
	"slices"
)

// The layers by their names, the lowest first: a later one wins day by day (domain.md §4).
const (
	NationalName = "全国" // the State Council's notices
	RegionName   = "地区" // the autonomous region's days: 开斋节, 古尔邦节
	LocalName    = "本地" // closures of the district
)

// LayerNames are the layers in the order in which they lie on one another.
var LayerNames = []string{NationalName, RegionName, LocalName}

// Position is where a layer lies, 1 for the lowest; one of another name lies on top.
func Position(name string) int {
	if i := slices.Index(LayerNames, name); i >= 0 {
		return i + 1
	}
	return len(LayerNames) + 1
}

// Layers are the layers the calendar was made of, the lowest first, copied.
func (c *Calendar) Layers() []Layer {
	copied := make([]Layer, len(c.layers))
	for i, l := range c.layers {
		copied[i] = l.clone()
	}
	return copied
}

// Layer is the layer of a name as it stands, empty when there is none.
func (c *Calendar) Layer(name string) Layer {
	for _, l := range c.layers {
		if l.Name == name {
			return l.clone()
		}
	}
	return Layer{Name: name}
}

// With is the calendar with one layer in the place of the old one of its name.
func (c *Calendar) With(l Layer) *Calendar {
	layers := slices.DeleteFunc(c.Layers(), func(old Layer) bool { return old.Name == l.Name })
	layers = append(layers, l)
	slices.SortStableFunc(layers, func(a, b Layer) int { return cmp.Compare(Position(a.Name), Position(b.Name)) })
	return New(layers...)
}

// Add is the layer with what another one of its name says: the years of a notice are
// replaced whole, any other day is added or changed by itself.
func (l Layer) Add(more Layer) Layer {
	sum := Layer{Name: l.Name, Years: slices.Clone(l.Years)}
	for _, y := range more.Years {
		if !slices.Contains(sum.Years, y) {
			sum.Years = append(sum.Years, y)
		}
	}
	slices.Sort(sum.Years)
	for _, e := range l.Entries {
		again := slices.ContainsFunc(more.Entries, func(m Entry) bool { return m.Day == e.Day })
		if !again && !slices.Contains(more.Years, e.Day.Year()) {
			sum.Entries = append(sum.Entries, e)
		}
	}
	sum.Entries = append(sum.Entries, more.Entries...)
	slices.SortStableFunc(sum.Entries, func(a, b Entry) int { return a.Day.Compare(b.Day) })
	return sum
}

func (l Layer) clone() Layer {
	l.Years, l.Entries = slices.Clone(l.Years), slices.Clone(l.Entries)
	return l
}
