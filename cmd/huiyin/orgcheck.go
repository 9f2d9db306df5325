package main

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"huiyin/workflow"
)

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
	wrong = append(wrong, checkPlaces(d)...)
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

// userIDShape is what WeCom allows; anything else could never be sent to.
var userIDShape = regexp.MustCompile(`^[a-z0-9][a-z0-9._@-]{0,63}$`)

// checkPlaces finds what reads well and cannot work: two offices of one kind,
// one word for two units, a leader of nobody's letters, a leave that never is.
func checkPlaces(d *workflow.Directory) []error {
	var wrong []error
	offices, words := map[workflow.OrgKind]string{}, map[string]string{}
	for _, o := range d.Orgs {
		if other := offices[o.Kind]; other != "" && o.Kind.Known() && !o.Kind.IsUnit() {
			wrong = append(wrong, fmt.Errorf("“%s”和“%s”的 kind 都是 %s，每类科室只能有一个", other, o.Name, o.Kind))
		}
		offices[o.Kind] = o.Name
		for _, word := range append([]string{o.Name}, o.Aliases...) {
			if other := words[word]; other != "" && other != o.Name {
				wrong = append(wrong, fmt.Errorf("“%s”同时是“%s”和“%s”的名称或简称", word, other, o.Name))
			}
			words[word] = o.Name
		}
	}
	for _, p := range d.People {
		if p.UserID != "" && !userIDShape.MatchString(p.UserID) {
			wrong = append(wrong, fmt.Errorf("userid“%s”不是企业微信账号的写法", p.UserID))
		}
		if p.Has(workflow.Leader) != (p.Addressee == workflow.ToSecretary || p.Addressee == workflow.ToMayor) {
			wrong = append(wrong, fmt.Errorf("%s：领导（leader）须写 addressee: secretary 或 mayor，其他人不写", p.UserID))
		}
		if !p.AwayTo.IsZero() && (p.AwayFrom.IsZero() || p.AwayTo.Before(p.AwayFrom)) {
			wrong = append(wrong, fmt.Errorf("%s 的请假须有开始日，且不晚于结束日", p.UserID))
		}
	}
	return wrong
}

// checkHandover refuses an organisation without somebody who owes something:
// nobody would see the duty again.
func (h *house) checkHandover(ctx context.Context, d *workflow.Directory) error {
	duties, err := h.db.OpenDuties(ctx)
	if err != nil {
		return err
	}
	owing := map[string][]string{}
	for _, o := range duties {
		if _, there := d.Org(o.Duty.Owner); !there {
			owing[o.Duty.Owner] = append(owing[o.Duty.Owner], o.Letter.String())
		}
	}
	var wrong []error
	for org, letters := range owing {
		wrong = append(wrong, fmt.Errorf("“%s”还有未办的留言 %s，不能从名单中去掉或改名", org, strings.Join(letters, "、")))
	}
	return errors.Join(wrong...)
}
