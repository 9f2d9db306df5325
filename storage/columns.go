package storage

import "huiyin/workflow"

// never is how a time that has not come is read: Go's zero time.
const never = `'0001-01-01T00:00:00Z'::timestamptz`

// orEmpty stores a missing list as an empty one.
func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

func texts(numbers []workflow.Number) []string {
	list := make([]string, len(numbers))
	for i, n := range numbers {
		list[i] = n.String()
	}
	return list
}
