package workflow

import (
	"cmp"
	"database/sql/driver"
	"fmt"
	"regexp"
	"strconv"
)

// Number is a letter's number (编号): gap-free within its year, written 2026-0123.
type Number struct{ Year, Seq int }

var numberShape = regexp.MustCompile(`^(\d{4})-(\d{1,6})$`)

// ParseNumber reads the written form, with or without leading zeros.
func ParseNumber(s string) (Number, error) {
	m := numberShape.FindStringSubmatch(s)
	if m == nil {
		return Number{}, fmt.Errorf("parse letter number %q: want year-number", s)
	}
	year, _ := strconv.Atoi(m[1])
	seq, _ := strconv.Atoi(m[2])
	if seq == 0 {
		return Number{}, fmt.Errorf("parse letter number %q: numbers start at 1", s)
	}
	return Number{Year: year, Seq: seq}, nil
}

// IsZero reports whether n names no letter.
func (n Number) IsZero() bool { return n == Number{} }

// String is the written form, empty for no letter.
func (n Number) String() string {
	if n.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d-%04d", n.Year, n.Seq)
}

// Compare orders numbers as they were given out; letters are locked in this order.
func (n Number) Compare(m Number) int {
	return cmp.Or(cmp.Compare(n.Year, m.Year), cmp.Compare(n.Seq, m.Seq))
}

// MarshalText writes the number as text.
func (n Number) MarshalText() ([]byte, error) { return []byte(n.String()), nil }

// UnmarshalText reads what MarshalText wrote; empty text is no letter.
func (n *Number) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*n = Number{}
		return nil
	}
	m, err := ParseNumber(string(b))
	*n = m
	return err
}

// Scan reads a number from a text column.
func (n *Number) Scan(v any) error {
	s, ok := v.(string)
	if !ok {
		return fmt.Errorf("scan letter number: want text, got %T", v)
	}
	return n.UnmarshalText([]byte(s))
}

// Value stores a number as text.
func (n Number) Value() (driver.Value, error) { return n.String(), nil }
