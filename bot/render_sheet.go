package bot

import (
	"fmt"
	"strings"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

func textWhichExceptions(said string) string {
	return "没有看懂“" + short(said, 30) + "”，一件都没有审定。请这样写：审定 全部同意，或 审定 全部同意，3、7退回：口径不妥"
}

func textNotOnSheet(n workflow.Number) string {
	return n.String() + " 不在等您审定的留言中，一件都没有审定。回复 待审定 查看，再发一次。"
}

// textSheetDecided says what became of a sheet.
func textSheetDecided(agreed, back []workflow.Number, today calendar.Day) string {
	var parts []string
	if len(agreed) > 0 {
		parts = append(parts, fmt.Sprintf("已审定同意 %d 件：%s", len(agreed), strings.Join(runs(agreed, today), "、")))
	}
	if len(back) > 0 {
		parts = append(parts, fmt.Sprintf("已退回督查室 %d 件：%s", len(back), strings.Join(runs(back, today), "、")))
	}
	return strings.Join(parts, "；") + "。"
}
