package main

import (
	"context"
	"sync"
	"testing"
	"time"
)

// deadline bounds every wait of a test; what is waited for comes long before.
const deadline = 30 * time.Second

// within is a context that ends with the test, or when something that should
// have happened did not.
func within(t testing.TB, d time.Duration) context.Context {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), d)
	t.Cleanup(cancel)
	return ctx
}

// board is something that changes and that tests wait on.
type board struct {
	mu      sync.Mutex
	changed chan struct{}
}

// change does something under the lock and tells who waits.
func (b *board) change(do func()) {
	b.mu.Lock()
	defer b.mu.Unlock()
	do()
	if b.changed != nil {
		close(b.changed)
	}
	b.changed = make(chan struct{})
}

// look does something under the lock.
func (b *board) look(do func()) {
	b.mu.Lock()
	defer b.mu.Unlock()
	do()
}

// await waits until ok, which is asked under the lock after every change.
func (b *board) await(ctx context.Context, ok func() bool) error {
	for {
		b.mu.Lock()
		if ok() {
			b.mu.Unlock()
			return nil
		}
		if b.changed == nil {
			b.changed = make(chan struct{})
		}
		changed := b.changed
		b.mu.Unlock()
		select {
		case <-changed:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// poll asks again and again what nobody announces, such as a row in a table.
func poll(ctx context.Context, ok func() (bool, error)) error {
	tick := time.NewTicker(25 * time.Millisecond)
	defer tick.Stop()
	for {
		if done, err := ok(); done || err != nil {
			return err
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}
