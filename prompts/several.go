package prompts

import (
	"regexp"
	"strings"
)

// What sets matters apart in a letter: numbers before them, or words that begin another.
var (
	enumerated = regexp.MustCompile(`(?:^|[\s。；;：:])(?:[一二三四五六][、.．]|[1-6][、.．]|第[一二三四五六](?:件|个问题|，|,|、)|其[一二三四])`)
	another    = words(`另外(一|还有)|还有一(个|件)|另一(个|件)|同时反映|顺便(反映|问|请)|再反映`)
)

// several reports whether a letter seems to speak of more than one matter (拆件): it numbers them or begins another, and
// each part asks or complains by itself.
func several(t text) bool {
	parts := 0
	for _, s := range t.sentences {
		if (enumerated.MatchString(s) || another.MatchString(s)) && (demand.MatchString(s) || strings.Contains(s, "请")) {
			parts++
		}
	}
	return parts >= 2 || parts == 1 && another.MatchString(t.body) && strings.Count(t.body, "。") >= 3
}
