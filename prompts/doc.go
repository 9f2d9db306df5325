// Package prompts holds what Huiyin asks an assistant (智能助手) and how it reads the answer.
//
// An assistant proposes and never decides: everything it returns is a suggestion that a person confirms, and the
// bot marks it 智能草拟 (domain.md §11). Assistant is the door. Offline stands behind it here: rules and forms that
// need no network, no key and no training, so that every flow works without a model.
//
// Offline sorts a letter into the categories of 第九条 by weighing cues: words, and words that stand in one sentence,
// each with a reason that can be shown. The tables (cues_*.go, topics.go) are the knowledge, the rest is a small
// machine that adds weights. They were written from the regulation's wording and the labelling guide and tuned on
// labelled letters, none of which is quoted here; TestOfflineOnLabelled measures them where those letters lie.
//
// A draft (起草) is made of the unit's own sentences: courtesy aside, nothing is in it that the report does not say,
// each sentence names where it stands in the report, and what was left out is listed with the reason.
//
// Model stands behind the door where an endpoint is set. Each task is a template (*.tmpl), the schema of its answer and a
// reader that holds the answer against what there is: units of the organisation, words of the letter, sentences of the
// report, numbers of the figures. An answer that does not fit is mended once; then the rules propose, with the reason in
// the Call that is kept. Unsupported finds what a reply states and nobody said, by whoever worded it.
//
// Before a text leaves the house for a model, Secret and SuspectsDiscipline are asked, and Mask replaces personal
// data with placeholders that Restore turns back (edges 13, 第十九条). The checks are made of words and digits alone,
// so they run without anything else being up.
package prompts
