package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

// sampleLetters are what a visitor of the demo finds registered; all invented.
// They come in through the district's API like any other system's.
var sampleLetters = []map[string]any{
	{"source_id": "demo-1", "addressee": "secretary", "board_label": "complaint", "title": "文化路夜间施工噪音扰民",
		"body":       "文化路与建设街交叉口的工地连续一周夜里十一点后还在打桩，老人孩子睡不好，希望有关部门管一管，按规定时间施工。",
		"petitioner": map[string]any{"nickname": "夜不能寐"}},
	{"source_id": "demo-2", "addressee": "mayor", "board_label": "inquiry", "title": "外地户口孩子上小学需要哪些材料",
		"body":       "我在古雁街道租房务工两年，孩子今年九月上一年级，请问报名需要居住证还是社保，在哪里办理？",
		"petitioner": map[string]any{"nickname": "打工爸爸"}},
}

// fillLetters registers the sample letters.
func (st *demo) fillLetters(ctx context.Context) error {
	for _, l := range sampleLetters {
		l["posted_at"] = st.house.clock.Now().Add(-15 * time.Hour).Format(time.RFC3339)
		body, err := json.Marshal(l)
		if err != nil {
			return err
		}
		request, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://"+st.web.Addr().String()+"/api/v1/letters", bytes.NewReader(body))
		if err != nil {
			return err
		}
		request.Header.Set("Authorization", "Bearer "+st.apiToken)
		answer, err := http.DefaultClient.Do(request)
		if err != nil {
			return fmt.Errorf("register a sample letter: %w", err)
		}
		answer.Body.Close()
		if answer.StatusCode != http.StatusCreated {
			return fmt.Errorf("register a sample letter: %s", answer.Status)
		}
	}
	return nil
}
