package scheduler

import (
	"fmt"
	"testing"

	"github.com/rs/zerolog"
)

// From the writing of a row to the end of its handling, with everything else idle, in a new lane each time.
func BenchmarkALane(b *testing.B) {
	for name, write := range map[string]func(*testing.B, *Queue, string){
		"written alone and woken": func(b *testing.B, q *Queue, key string) {
			if _, err := insertRow(b.Context(), q.pool, key, q.clock.Now()); err != nil {
				b.Fatal(err)
			}
			q.Wake(parcels, key)
		},
		"written together with its row": func(b *testing.B, q *Queue, key string) {
			mustInsert(b, q.pool, q.Inserter, key, q.clock.Now())
		},
	} {
		b.Run(name, func(b *testing.B) {
			pool, clock := connect(b, newDatabase(b)), &Clock{}
			work := newSorter(pool, clock)
			q := newQueue(b, pool, clock, work, nil, Options{sweep: never}, zerolog.Nop())
			start(b, q)
			n := 0
			one := func() {
				write(b, q, fmt.Sprint(n))
				<-work.handled
				n++
			}
			one() // the queue is up
			for b.Loop() {
				one()
			}
		})
	}
}
