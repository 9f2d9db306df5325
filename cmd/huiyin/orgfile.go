package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// orgFile is the organisation as people write it (YAML).
type orgFile struct {
	Region  string
	Offices []orgEntry
	Units   []orgEntry
	People  []personEntry
}

type orgEntry struct {
	Name     string
	Kind     workflow.OrgKind
	Aliases  []string
	Topics   []string
	Tags     []workflow.Tag
	Superior string
}

type personEntry struct {
	UserID    string `yaml:"userid"`
	Name      string
	Org       string
	Roles     []workflow.Role
	Addressee workflow.Addressee
	Deputy    string
	Away      struct{ From, To string }
}

// readOrganisation reads an organisation file; the error names everything
// that is wrong in it.
func readOrganisation(data []byte) (*workflow.Directory, error) {
	var f orgFile
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	decoder.KnownFields(true)
	if err := decoder.Decode(&f); err != nil {
		return nil, fmt.Errorf("组织文件不是有效的 YAML：%w", err)
	}
	d := &workflow.Directory{}
	var wrong []error
	for _, o := range append(slices.Clone(f.Offices), f.Units...) {
		d.Orgs = append(d.Orgs, workflow.Org(o))
	}
	for _, p := range f.People {
		person, err := p.person()
		wrong = append(wrong, err)
		d.People = append(d.People, person)
	}
	return d, errors.Join(append(wrong, checkOrganisation(d)...)...)
}

func (p personEntry) person() (workflow.Person, error) {
	person := workflow.Person{UserID: strings.ToLower(p.UserID), Spelling: p.UserID, Name: p.Name, Org: p.Org, Roles: p.Roles,
		Addressee: p.Addressee, Deputy: strings.ToLower(p.Deputy)}
	for _, day := range []struct {
		text string
		into *calendar.Day
	}{{p.Away.From, &person.AwayFrom}, {p.Away.To, &person.AwayTo}} {
		if day.text == "" {
			continue
		}
		d, err := calendar.Parse(day.text)
		if err != nil {
			return person, fmt.Errorf("%s 的请假日期 %s 应写作 2026-09-18", p.UserID, day.text)
		}
		*day.into = d
	}
	return person, nil
}

// importOrganisation puts the file's organisation in the place of the old one.
func (h *house) importOrganisation(ctx context.Context, data []byte) error {
	d, err := readOrganisation(data)
	if err != nil {
		return err
	}
	if err := h.checkHandover(ctx, d); err != nil {
		return err
	}
	_, err = h.db.Update(ctx, workflow.Request{House: true}, func(v workflow.View) (workflow.Change, error) {
		event := v.Rules.People.ChangedTo(d, h.clock.Now(), "cli", "import", workflow.Trace{"File": workflow.Digest(string(data))})
		return workflow.Change{Directory: d, Events: []workflow.Event{event}}, nil
	})
	return err
}
