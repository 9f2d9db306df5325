// Package wecom speaks with WeCom (企业微信) on behalf of one self-built app (自建应用), and knows nothing
// of the work that is talked about.
//
// What comes in passes through a Callback: it checks the signature, opens the envelope, makes sure that the
// corp and the app are ours, gives the message to an Inbox to be kept, and answers at once with an empty 200.
// Nothing is worked on inside the callback, because WeCom waits five seconds and then asks again; the same
// message therefore may arrive several times, and carries a Key by which the inbox knows it.
//
// What goes out passes through a Client. A request is built first (TextRequest, FileRequest, CardRequest) and
// is only bytes; the caller keeps these bytes and hands exactly the same ones to Send at every attempt, so
// that WeCom's own duplicate check swallows a repetition. An Error says how a call failed in the one word
// that matters to the caller: try later, repair the settings, this person cannot be reached, our request was
// wrong, it had been delivered before, this code is spent.
//
// The access token is fetched here, once for all concurrent callers, and fetched again once when WeCom says
// that it is no longer good. No error and no log line of this package contains a token, a secret, an AES key
// or the text of a message; what WeCom writes in errmsg passes through the same filter.
//
// The package builds on silenceper/wechat for the error type of the API, its decoding and the shape of a
// token handle. The SDK's HTTP client, its URI modifier and its memory cache are process-wide or racy and are
// not used, nor is its root package, whose init reconfigures logging for the whole process. The section
// numbers in the comments (第…节, §) are those of the team's WeCom reference.
package wecom
