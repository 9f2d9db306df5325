// Package storage keeps Huiyin's state in PostgreSQL, one file per table or
// purpose, the SQL beside the Go that means it.
//
// There is one write path: DB.Update locks what a change needs, shows it to
// the rules, and commits letters, duties, event, deliveries, lane jobs, the
// dialogue and the inbox mark together or not at all (edges 52). Everything
// else in the package reads, keeps what arrives from outside (the inbox), or
// records what became of a delivery.
//
// The service works as the role huiyin_app, which may read and append events
// but never change them (第十二节 of the domain page, "Log").
package storage
