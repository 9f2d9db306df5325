package main

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"huiyin/bot/document"
	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// A dossier on paper passes the same gate as a letter in chat: by role, own or other
// unit, category, sealed or not (第十九条, domain.md §5).
func TestADossierIsReadAsAMemberMay(t *testing.T) {
	t.Parallel()
	people := &workflow.Directory{
		Orgs: []workflow.Org{{Name: "区委督查室", Kind: workflow.SupervisionSecretary}, {Name: "政府督查室", Kind: workflow.SupervisionMayor},
			{Name: "区信访局", Kind: workflow.PetitionsBureau}, {Name: "三营镇", Kind: workflow.Township}, {Name: "头营镇", Kind: workflow.Township}},
		People: []workflow.Person{member("dw", "区委督查室", workflow.Reviewer), member("zf", "政府督查室", workflow.Reviewer), member("xf", "区信访局", workflow.Registrar),
			member("sy", "三营镇", workflow.Contact), member("ty", "头营镇", workflow.Contact), member("gl", "区委督查室", workflow.Admin)},
	}
	// who may read it at all, with contacts, with a leader's words
	want := map[string][3]bool{"dw": {true, true, true}, "zf": {}, "xf": {true, true, false}, "sy": {true, true, false}, "ty": {}, "gl": {}}
	for _, c := range workflow.Procedures {
		for who, may := range want {
			if c == workflow.Discipline && who != "dw" {
				may = [3]bool{}
			}
			in := document.DossierInput{At: time.Date(2026, 9, 21, 10, 0, 0, 0, calendar.CST), Letter: workflow.Letter{
				Number: workflow.Number{Year: 2026, Seq: 1}, Round: 1, Stage: workflow.Handling, Category: c, Addressee: workflow.ToSecretary,
				Assignments: []workflow.Assignment{{N: 1, Round: 1, Unit: "三营镇", Role: workflow.LeadRole, Status: workflow.Accepted}}}}
			err := readAs(&in, who, people)
			if (err == nil) != may[0] || (may[0] && (in.ShowContacts != may[1] || in.ShowInstructions != may[2] || in.ForUnit != (who == "sy") || in.Reader != who)) {
				t.Errorf("%s reads a letter of %s: %v, contacts %v, instructions %v", who, c, err, in.ShowContacts, in.ShowInstructions)
			}
		}
	}
	if err := readAs(&document.DossierInput{}, "nobody", people); !errors.Is(err, errUsage) {
		t.Errorf("somebody who is not there: %v", err)
	}
}

func member(userid, org string, role workflow.Role) workflow.Person {
	return workflow.Person{UserID: userid, Name: userid, Org: org, Roles: []workflow.Role{role}}
}

func TestADossierForAMemberOnTheCommandLine(t *testing.T) {
	t.Parallel()
	tn := newTown(t)
	c := chat{town: tn, service: tn.serve()}
	c.walk("2026-0001", pathOf(1, pasted, replyLink))
	tn.run("export", "2026-0001", "--as", "sanying", "-o", filepath.Join(tn.dir, "sanying.zip")).must(t, exitDone)
	tn.run("export", "2026-0001", "--as", "touying", "-o", filepath.Join(tn.dir, "touying.zip")).must(t, exitFailed)
	tn.run("export", "2026-0001", "--as", "nobody", "-o", filepath.Join(tn.dir, "nobody.zip")).must(t, exitUsage)
}
