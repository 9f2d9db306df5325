package workflow

import (
	"context"
	"slices"
	"time"
)

// EditRouting is the command under which a changed entry of the directory is logged.
const EditRouting = "edit_routing"

// Routing is a change of what a unit is responsible for (退件即修目录): topics by which
// letters are proposed to it.
type Routing struct {
	Unit    string
	Add     []string // topics
	Drop    []string // topics and short names
	Aliases []string // short names more
	By      string   // userid
	At      time.Time
}

// Routed is the directory with the change; ok is false when it changes nothing, or may not.
func (d *Directory) Routed(r Routing) (after *Directory, ok bool) {
	after = &Directory{Orgs: slices.Clone(d.Orgs), People: d.People}
	i := slices.IndexFunc(after.Orgs, func(o Org) bool { return o.Name == r.Unit && o.Kind.IsUnit() })
	if _, taken := d.Namesake(r); i < 0 || taken {
		return d, false
	}
	was, o := after.Orgs[i], &after.Orgs[i]
	o.Topics, o.Aliases = edited(o.Topics, r.Add, r.Drop), edited(o.Aliases, r.Aliases, r.Drop)
	return after, !slices.Equal(was.Topics, o.Topics) || !slices.Equal(was.Aliases, o.Aliases)
}

// Namesake is who bears a short name already that the change would give; a name means one
// office or unit.
func (d *Directory) Namesake(r Routing) (Org, bool) {
	i := slices.IndexFunc(d.Orgs, func(o Org) bool {
		return o.Name != r.Unit && slices.ContainsFunc(r.Aliases, func(a string) bool { return o.Name == a || slices.Contains(o.Aliases, a) })
	})
	if i < 0 {
		return Org{}, false
	}
	return d.Orgs[i], true
}

// edited is a list without some words and with others, each once.
func edited(list, add, drop []string) []string {
	list = slices.DeleteFunc(slices.Clone(list), func(t string) bool { return slices.Contains(drop, t) })
	for _, word := range add {
		if !slices.Contains(list, word) {
			list = append(list, word)
		}
	}
	return list
}

// Route changes the directory and closes the turn with it; changed tells closing whether
// there was anything to change.
func (d *Desk) Route(ctx context.Context, r Routing, closing func(after *Directory, changed bool) ([]Notice, *Turn)) error {
	_, err := d.Store.Update(ctx, Request{House: true}, func(v View) (Change, error) {
		after, changed := v.Rules.People.Routed(r)
		var change Change
		if changed {
			change.Directory = after
			change.Events = []Event{v.Rules.People.ChangedTo(after, r.At, r.By, EditRouting, nil)}
		}
		change.Notices, change.Turn = closing(after, changed)
		return change, nil
	})
	return err
}
