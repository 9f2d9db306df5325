package main

import (
	"context"
	"fmt"
	"os"
	"strings"

	"huiyin/workflow"
)

// orgCommand is the organisation.
type orgCommand struct {
	Import orgImportCommand `cmd:"" help:"用文件替换组织机构（YAML）。"`
	Show   orgShowCommand   `cmd:"" help:"列出科室、单位和人员。"`
}

type orgImportCommand struct {
	File string `arg:"" help:"组织文件，格式见 README。"`
}

// Run imports the file; a wrong one changes nothing.
func (o orgImportCommand) Run(ctx context.Context, s streams) error {
	data, err := os.ReadFile(o.File)
	if err != nil {
		return fmt.Errorf("组织文件读不到：%w", err)
	}
	c, err := readConfig()
	if err != nil {
		return err
	}
	if _, err := readOrganisation(data); err != nil {
		return err
	}
	h, err := openHouse(ctx, c, c.logger(s.err))
	if err != nil {
		return err
	}
	defer h.close()
	if err := h.importOrganisation(ctx, data); err != nil {
		return err
	}
	return h.showOrganisation(ctx, s, false)
}

type orgShowCommand struct{}

// Run prints the organisation.
func (orgShowCommand) Run(ctx context.Context, s streams) error {
	return withHouse(ctx, s, func(h *house) error { return h.showOrganisation(ctx, s, true) })
}

func (h *house) showOrganisation(ctx context.Context, s streams, people bool) error {
	rules, err := h.db.Rules(ctx)
	if err != nil {
		return err
	}
	d := rules.People
	fmt.Fprintf(s.out, "%d 个科室和单位，%d 人\n", len(d.Orgs), len(d.People))
	for _, o := range d.Orgs {
		if !people {
			break
		}
		fmt.Fprintf(s.out, "%s（%s）%s\n", o.Name, o.Kind, strings.Join(o.Aliases, "、"))
		if len(o.Topics) > 0 {
			fmt.Fprintf(s.out, "  事项：%s\n", strings.Join(o.Topics, "、"))
		}
		for _, p := range d.People {
			if p.Org == o.Name {
				fmt.Fprintf(s.out, "  %s %s %s\n", p.Spelling, p.Name, roles(p.Roles))
			}
		}
	}
	for _, gap := range organisationGaps(d) {
		fmt.Fprintln(s.out, "提醒：", gap)
	}
	return nil
}

func roles(list []workflow.Role) string {
	names := make([]string, len(list))
	for i, r := range list {
		names[i] = string(r)
	}
	return strings.Join(names, ",")
}

// organisationGaps says what the process would miss: an office, a post in it,
// a leader, a unit's contact.
func organisationGaps(d *workflow.Directory) []string {
	var gaps []string
	has := func(role workflow.Role, org string) bool {
		for _, p := range d.People {
			if p.Org == org && p.Has(role) {
				return true
			}
		}
		return false
	}
	for kind, name := range map[workflow.OrgKind]string{workflow.SupervisionSecretary: "区委督查室",
		workflow.SupervisionMayor: "政府督查室", workflow.PetitionsBureau: "区信访局"} {
		office := d.Office(kind)
		if office == "" {
			gaps = append(gaps, "没有"+name)
			continue
		}
		for _, role := range []workflow.Role{workflow.Registrar, workflow.Reviewer} {
			if !has(role, office) {
				gaps = append(gaps, office+"没有 "+string(role))
			}
		}
	}
	for _, to := range []workflow.Addressee{workflow.ToSecretary, workflow.ToMayor} {
		if _, ok := d.LeaderOf(to); !ok {
			gaps = append(gaps, "没有受文领导 "+string(to))
		}
	}
	for _, o := range d.Orgs {
		if o.Kind.IsUnit() && !has(workflow.Contact, o.Name) {
			gaps = append(gaps, o.Name+"没有联络员，不能向其交办")
		}
	}
	return gaps
}
