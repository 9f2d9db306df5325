package wecom

import (
	"context"
	"errors"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// desk is a source of tokens under the test's control, with a clock of its own.
func desk(fetch func(context.Context) (string, time.Duration, error)) (*tokens, *time.Time) {
	now := time.Date(2026, 9, 18, 9, 0, 0, 0, time.UTC)
	src := newTokens(fetch)
	src.now = func() time.Time { return now }
	return src, &now
}

func TestManyCallersFetchOneToken(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		fetched, release := 0, make(chan struct{})
		src, _ := desk(func(context.Context) (string, time.Duration, error) {
			fetched++
			<-release
			return "tok", 2 * time.Hour, nil
		})
		got := make([]string, 10)
		var wg sync.WaitGroup
		for i := range got {
			wg.Go(func() { got[i], _ = src.GetAccessTokenContext(t.Context()) })
		}
		synctest.Wait() // all ten are waiting, one of them in the fetch
		close(release)
		wg.Wait()
		if fetched != 1 {
			t.Errorf("fetched %d times", fetched)
		}
		for i, token := range got {
			if token != "tok" {
				t.Errorf("caller %d got %q", i, token)
			}
		}
	})
}

func TestAFetcherThatGivesUpLeavesItToTheNext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		fetched := 0
		src, _ := desk(func(ctx context.Context) (string, time.Duration, error) {
			if fetched++; fetched == 1 {
				<-ctx.Done()
				return "", 0, broken(apiToken, ctx.Err())
			}
			return "tok", 2 * time.Hour, nil
		})
		impatient, giveUp := context.WithCancel(t.Context())
		var first, second error
		var token string
		var wg sync.WaitGroup
		wg.Go(func() { _, first = src.GetAccessTokenContext(impatient) })
		synctest.Wait()
		wg.Go(func() { token, second = src.GetAccessTokenContext(t.Context()) })
		synctest.Wait()
		giveUp()
		wg.Wait()
		if !errors.Is(first, context.Canceled) || second != nil || token != "tok" {
			t.Errorf("%v; %q %v", first, token, second)
		}
	})
}

func TestAWaitingCallerCanGiveUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		release := make(chan struct{})
		src, _ := desk(func(context.Context) (string, time.Duration, error) { <-release; return "tok", time.Hour, nil })
		var wg sync.WaitGroup
		wg.Go(func() { _, _ = src.GetAccessToken() })
		synctest.Wait()
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := src.GetAccessTokenContext(ctx); !errors.Is(err, context.Canceled) || KindOf(err) != Later {
			t.Errorf("%v", err)
		}
		close(release)
		wg.Wait()
	})
}

func TestATokenLivesShorterThanWeComSaysButNeverTooShort(t *testing.T) {
	for given, want := range map[time.Duration]time.Duration{
		2 * time.Hour:    2*time.Hour - 5*time.Minute,
		6 * time.Minute:  3 * time.Minute,
		25 * time.Minute: 20 * time.Minute,
		2 * time.Second:  10 * time.Second,
		0:                10 * time.Second,
		-time.Hour:       10 * time.Second,
	} {
		if got := usable(given); got != want {
			t.Errorf("%s is used for %s, want %s", given, got, want)
		}
	}
}

func TestATokenIsFetchedAgainWhenItsTimeIsUp(t *testing.T) {
	fetched := 0
	src, now := desk(func(context.Context) (string, time.Duration, error) { fetched++; return "tok", 2 * time.Hour, nil })
	for _, step := range []struct {
		after time.Duration
		want  int
	}{{0, 1}, {time.Hour, 1}, {54 * time.Minute, 1}, {2 * time.Minute, 2}} {
		*now = now.Add(step.after)
		if _, err := src.GetAccessToken(); err != nil || fetched != step.want {
			t.Errorf("after %s: fetched %d, %v", step.after, fetched, err)
		}
	}
}

func TestInvalidateSparesANewerToken(t *testing.T) {
	src, _ := desk(nil)
	src.token = "new"
	src.Invalidate("old")
	if src.known() != "new" {
		t.Error("the newer token is gone")
	}
	src.Invalidate("new")
	if src.known() != "" {
		t.Error("the stale token stays")
	}
}

func TestARefusedSecretIsNotTriedAgainForAWhile(t *testing.T) {
	fetched := 0
	refusal := &Error{API: apiToken, Code: CodeWrongSecret, Kind: Configuration}
	src, now := desk(func(context.Context) (string, time.Duration, error) {
		if fetched++; fetched == 1 {
			return "", 0, refusal
		}
		return "tok", time.Hour, nil
	})
	for range 3 {
		if _, err := src.GetAccessToken(); !errors.Is(err, error(refusal)) {
			t.Errorf("%v", err)
		}
	}
	if fetched != 1 {
		t.Errorf("tried %d times", fetched)
	}
	*now = now.Add(refusalPause)
	if token, err := src.GetAccessToken(); token != "tok" || err != nil {
		t.Errorf("after the pause: %q %v", token, err)
	}
}

func TestGettokensOwnRefusalIsAMatterOfSettings(t *testing.T) {
	for _, answer := range []string{
		`{"errcode":40001,"errmsg":"invalid credential"}`, `{"errcode":40091,"errmsg":"secret is invalid"}`,
		`{"errcode":40013,"errmsg":"invalid corpid"}`, `{"errcode":41004,"errmsg":"corpsecret missing"}`,
		`{"errcode":99999,"errmsg":"never seen"}`,
	} {
		f := newFake(t, map[string][]string{apiToken: {answer}, apiSend: {sent}})
		c := clientAt(t, f.URL)
		_, err := c.Send(t.Context(), text(t, c))
		var e *Error
		if !errors.As(err, &e) || e.Kind != Configuration || e.API != apiToken {
			t.Errorf("%s: %v", answer, err)
		}
		if f.apis() != "gettoken" {
			t.Errorf("%s: %s", answer, f.apis())
		}
	}
	busy := newFake(t, map[string][]string{apiToken: {`{"errcode":-1,"errmsg":"busy"}`, `{"errcode":0,"access_token":"t","expires_in":7200}`}, apiSend: {sent}})
	c := clientAt(t, busy.URL)
	if _, err := c.Send(t.Context(), text(t, c)); KindOf(err) != Later {
		t.Errorf("%v", err)
	}
	if _, err := c.Send(t.Context(), text(t, c)); err != nil {
		t.Errorf("a busy WeCom is not asked again: %v", err)
	}
	empty := newFake(t, map[string][]string{apiToken: {`{"errcode":0,"errmsg":"ok"}`}})
	if err := clientAt(t, empty.URL).Check(t.Context()); KindOf(err) != Later || err == nil {
		t.Errorf("no token: %v", err)
	}
}
