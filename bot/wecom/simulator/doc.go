// Package simulator is WeCom (企业微信) on loopback: the part of WeCom's API that a self-built app (自建应用) uses, its
// encrypted callbacks, and a web page on which one can be any member. It is for demonstration, tests and training, is
// strict by default, and can be told to fail in the ways WeCom fails. It knows nothing about the app it serves: it
// imports no other package of this module and has a codec of its own, so that it is an independent check of the app's.
//
// Section numbers in the comments (§4.5) are those of the WeCom reference the service was written from; where WeCom's
// behaviour is not documented, the comment says which choice was made.
//
// One mutex, Server.mu, guards all state. Goroutines exist only for callbacks; Close waits for them.
package simulator
