package workflow_test

import (
	"slices"
	"testing"

	"huiyin/workflow"
)

// 退件即修目录: an entry is changed for one unit alone, each word once, and the directory as
// it was stays as it was; offices have no entry.
func TestTheDirectoryIsMended(t *testing.T) {
	d := &workflow.Directory{Orgs: []workflow.Org{{Name: "信访局", Kind: workflow.PetitionsBureau},
		{Name: "三营镇", Kind: workflow.Township, Aliases: []string{"三营"}, Topics: []string{"路灯", "物业"}}}}
	after, ok := d.Routed(workflow.Routing{Unit: "三营镇", Add: []string{"机井", "路灯", "机井"}, Drop: []string{"物业"}, Aliases: []string{"三营人民政府"}})
	if o := after.Orgs[1]; !ok || !slices.Equal(o.Topics, []string{"路灯", "机井"}) || !slices.Equal(o.Aliases, []string{"三营", "三营人民政府"}) {
		t.Errorf("%v: %+v", ok, o)
	}
	if !slices.Equal(d.Orgs[1].Topics, []string{"路灯", "物业"}) {
		t.Errorf("the old one changed: %v", d.Orgs[1].Topics)
	}
	for _, r := range []workflow.Routing{{Unit: "信访局", Add: []string{"路灯"}}, {Unit: "火星局", Add: []string{"路灯"}}, {Unit: "三营镇", Add: []string{"路灯"}},
		{Unit: "三营镇", Aliases: []string{"信访局"}}} {
		if _, ok := d.Routed(r); ok {
			t.Errorf("%+v changes something", r)
		}
	}
}
