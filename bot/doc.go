// Package bot is every face of Huiyin to people: it reads what they type and
// press, keeps their dialogues, and words every answer and notice.
//
// A message travels one way. Bot.Handle finds out who speaks, reads the text
// by the command table (commands.go), asks the desk to take the step, and
// leaves the answer, the dialogue and the inbox mark in the same change. What
// is to be sent is a delivery; Courier freezes it into WeCom's requests and
// sends them, one recipient's in order.
//
// A message may leave a question to the model (asking_*.go): Bot.Answer puts it in a lane of
// its own and tells what it proposes, if what it is about still stands. A person takes it
// over with a word.
//
// The files words*.go and render*.go are the only place with wording; the rest
// deals in the identifiers of package workflow. The bot holds no rule: what
// may be done is asked of workflow's table, whose refusals are explained here.
package bot
