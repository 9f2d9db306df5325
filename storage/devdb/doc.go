// Package devdb runs a private PostgreSQL (自带数据库) out of binaries that are already
// installed: for the demo, for a service without HUIYIN_DATABASE_URL, and for tests. It
// listens on a Unix socket in a folder only its owner can enter, never on the network.
//
// One server belongs to one data folder and is shared by every command that uses the
// folder. No process is the parent whose death would take the database with it; four
// locked files in <data folder>/postgres say who lives, and the kernel lets go of them
// however a process ends:
//
//	users.lock     shared by every user of the server; exclusive while it is being stopped
//	start.lock     exclusive while somebody looks whether the server runs, or starts it
//	keeper.lock    held by the keeper from before its first instruction to its end
//	postgres.lock  held by postgres itself and its children, through an inherited descriptor
//
// The keeper is our own binary run again, detached from the terminal. It starts postgres,
// waits for the exclusive lock on users.lock, which it gets when the last user is gone,
// stops postgres and ends. A user who arrives meanwhile waits at users.lock, finds no keeper
// afterwards and starts a new one. A keeper that finds postgres.lock taken follows one that
// was killed, and adopts the server.
package devdb
