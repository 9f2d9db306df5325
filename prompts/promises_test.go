package prompts

import (
	"slices"
	"testing"
)

// edges 21: a date is not a promise, and neither is courtesy.
func TestWhatIsAPromise(t *testing.T) {
	t.Parallel()
	for _, s := range []string{
		"我镇将于10月20日前完成路面修复。", "下一步，将协调自来水公司更换管道。", "预计年底前通水。", "承诺一周内清运完毕。", "待天气转暖后，我局对该路段进行硬化改造。", "近期将安装路灯三盏。",
	} {
		if got := Promises("网友您好！问题属实。" + s + "感谢您的关注。"); !slices.Equal(got, []string{s}) {
			t.Errorf("%q: found %q", s, got)
		}
	}
	for _, s := range []string{
		"9月19日已完成清淤120米。", "我们将继续努力做好工作。", "下一步，我镇将进一步加强管理，感谢您的支持。", "固原市三营镇人民政府 2026年9月21日", "感谢您的关注，欢迎您继续监督。", "经核查，排水沟已疏通。",
	} {
		if got := Promises(s); got != nil {
			t.Errorf("%q is no promise: %q", s, got)
		}
	}
}
