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

// checkOrganisation finds what would leave somebody unreachable or a name
// ambiguous.
func checkOrganisation(d *workflow.Directory) []error {
	var wrong []error
	orgs, people := map[string]bool{}, map[string]bool{}
	for _, o := range d.Orgs {
		switch {
		case o.Name == "":
			wrong = append(wrong, errors.New("有单位没有名称"))
		case orgs[o.Name]:
			wrong = append(wrong, fmt.Errorf("单位“%s”写了两次", o.Name))
		case !o.Kind.Known():
			wrong = append(wrong, fmt.Errorf("单位“%s”的 kind“%s”不认识", o.Name, o.Kind))
		}
		orgs[o.Name] = true
	}
	for _, p := range d.People {
		switch {
		case p.UserID == "":
			wrong = append(wrong, fmt.Errorf("“%s”没有 userid", p.Name))
		case people[p.UserID]:
			wrong = append(wrong, fmt.Errorf("userid“%s”写了两次", p.UserID))
		case !orgs[p.Org]:
			wrong = append(wrong, fmt.Errorf("%s 的单位“%s”不在名单中", p.UserID, p.Org))
		}
		people[p.UserID] = true
		for _, r := range p.Roles {
			if !slices.Contains(workflow.Roles, r) {
				wrong = append(wrong, fmt.Errorf("%s 的角色“%s”不认识", p.UserID, r))
			}
		}
	}
	for _, p := range d.People {
		if p.Deputy != "" && !people[p.Deputy] {
			wrong = append(wrong, fmt.Errorf("%s 的代理人“%s”不在名单中", p.UserID, p.Deputy))
		}
	}
	for _, o := range d.Orgs {
		if o.Superior != "" && !orgs[o.Superior] {
			wrong = append(wrong, fmt.Errorf("%s 的上级“%s”不在名单中", o.Name, o.Superior))
		}
	}
	return wrong
}

// importOrganisation puts the file's organisation in the place of the old one.
func (h *house) importOrganisation(ctx context.Context, data []byte) error {
	d, err := readOrganisation(data)
	if err != nil {
		return err
	}
	_, err = h.db.Update(ctx, workflow.Request{House: true}, func(workflow.View) (workflow.Change, error) {
		event := workflow.Event{Subject: workflow.SubjectOrganisation, At: h.clock.Now(), Actor: "cli", Command: "import",
			Data: fmt.Sprintf(`{"orgs":%d,"people":%d,"sha256":%q}`, len(d.Orgs), len(d.People), workflow.Digest(string(data)))}
		return workflow.Change{Directory: d, Events: []workflow.Event{event}}, nil
	})
	return err
}
