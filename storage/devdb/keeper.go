//go:build !windows

package devdb

import (
	"encoding/json"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// keeperEnv carries the orders to the keeper and tells our binary that it is one.
const keeperEnv = "HUIYIN_DEVDB_KEEPER"

// keeperLockFD is where the keeper finds the lock that its starter took for it.
const keeperLockFD = 3

// tooSoon is how long postgres must have run for its death to be an accident worth another
// start rather than a start that went wrong.
const tooSoon = 3 * time.Second

// orders are all that a keeper needs to know.
type orders struct {
	Place    place
	Account  account
	Bin      string
	Settings settings
}

// init makes a keeper of any binary that contains this package and is started with orders.
// An explicit call in main would be plainer, but test binaries have no main of ours and
// every one of them may have to start the shared server.
func init() {
	text := os.Getenv(keeperEnv)
	if text == "" {
		return
	}
	_ = os.Unsetenv(keeperEnv) // it is set, so its name is good
	if err := keep(text); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// keep runs postgres until nobody uses it.
func keep(text string) error {
	syscall.CloseOnExec(keeperLockFD) // postgres may outlive the keeper and must not hold its lock
	lock := os.NewFile(keeperLockFD, "keeper.lock")
	// A service manager signals everything at once. The database goes last: the signals are
	// taken and dropped, and the keeper leaves when the users have.
	signal.Notify(make(chan os.Signal, 1), syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP)
	var o orders
	if err := json.Unmarshal([]byte(text), &o); err != nil {
		return fmt.Errorf("reading the keeper's orders: %w", err)
	}
	unused := make(chan *os.File, 1)
	go o.awaitUnused(unused)
	for {
		pg, err := o.run()
		if err != nil {
			return err
		}
		select {
		case <-pg.exited:
			if err := o.accident(pg); err != nil {
				return err
			}
		case users := <-unused:
			err := pg.stop()
			// In this order: who gets in at users.lock must find no keeper.
			lock.Close()
			users.Close()
			return err
		}
	}
}

// accident tells a start that went wrong from a server that was killed, which is started
// again for the users it still has.
func (o orders) accident(pg *postgres) error {
	if !pg.adopted && time.Since(pg.started) < tooSoon {
		text, _ := os.ReadFile(o.Place.postgresLog()) // without its log the error is only shorter
		return fmt.Errorf("postgres ended at once: %s", tail(text))
	}
	fmt.Fprintf(os.Stderr, "postgres (process %d) has ended; starting it again\n", pg.pid)
	return nil
}

// awaitUnused hands over the exclusive lock once nobody has used the server for the grace.
func (o orders) awaitUnused(unused chan<- *os.File) {
	path := o.Place.lock("users")
	for {
		lock, err := blockLock(path, exclusive)
		if err != nil { // the data folder is gone; postgres notices that itself and ends
			fmt.Fprintln(os.Stderr, err)
			return
		}
		if o.Settings.Grace == 0 {
			unused <- lock
			return
		}
		lock.Close()
		<-time.After(o.Settings.Grace)
		if lock, _ = tryLock(path, exclusive); lock != nil {
			unused <- lock
			return
		}
	}
}
