// Package document lays out what the offices keep on paper: Word files in the
// measures of GB/T 9704-2012 and, made of them, the archive pack of a letter.
//
// A document is written on a paper. The paper knows the parts an official
// text is made of by the names the offices give them: 标题, 主送机关, 正文,
// the heading levels 一、 and （一）, 附注, tables whose first row repeats on
// every page, 署名 and 成文日期. It knows nothing of letters. What the parts
// look like stands once, in styles.go, so that an official who edits the file
// finds styles and not loose formatting. Fonts are named and never embedded:
// machines in government offices have them, other machines substitute. There
// is no red head and no seal; both belong to the office that issues a paper.
//
// The XML is written from Go structs (wml.go) whose fields stand in the order
// that the schema demands. Word refuses a file whose elements are out of order
// while other programs do not, so the order is made impossible to get wrong
// instead of remembered. Text loses its control characters on the way in; the
// rest is escaped by encoding/xml. The same input gives the same bytes: no
// clock and no random name goes into a file.
//
// Bulletin is the monthly 通报 (第十四条): figures, and the numbers of letters,
// never a word of a letter. Dossier is the 案卷 of one letter (第十五条): a zip
// of Word files in the order 结论–办理–交办–其他 with a table of contents and
// the manifest SHA256SUMS, which `sha256sum -c` checks. Every sheet of a
// dossier carries the name of its reader (edges 41).
//
// The package asks nobody for permission. Whether a reader may have a letter,
// its contact details or a leader's words is decided by package workflow; the
// caller hands the answers over in DossierInput.
package document
