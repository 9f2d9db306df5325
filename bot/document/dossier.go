package document

import (
	"errors"
	"fmt"
	"time"

	"huiyin/workflow"
	"huiyin/workflow/calendar"
)

// LogEntry is one event of a letter's log as a dossier shows it: who did what
// and when, and the hash by which the log's chain holds it.
type LogEntry struct {
	At      time.Time
	Actor   string // userid, "api" or "job:" and its name
	Command string
	Hash    string
}

// DossierInput is what the 案卷 of one letter is made of. Whoever fills it in
// has asked package workflow whether the reader may have it.
type DossierInput struct {
	Letter workflow.Letter
	Events []LogEntry // oldest first
	People *workflow.Directory
	Reader string    // userid or name of the 查阅人; every sheet carries it
	At     time.Time // when the dossier was drawn up

	// ShowContacts puts the petitioner's contact details (联系方式) on the
	// sheet of the original; everywhere else they are blotted out even where
	// someone typed them into a text (第十九条, workflow.CanReadContacts).
	ShowContacts bool
	// ShowInstructions shows the leader's own words at 审定; units never see
	// them (第十九条, edges 41).
	ShowInstructions bool
	// ForUnit leaves out what is the offices' own: how they looked for themselves, whom
	// the letter accuses (第十三条).
	ForUnit bool
}

// dossier is an archive pack in the making.
type dossier struct {
	DossierInput
	blot func(string) string
}

// piece is one sheet of a dossier: the part of the order it belongs to, its
// name, and what is on it.
type piece struct {
	part, name string
	write      func(*paper)
}

// fileName is the piece's name in the zip; the number keeps the order in every
// program that sorts names.
func (p piece) fileName(n int) string { return fmt.Sprintf("%02d %s-%s.docx", n, p.part, p.name) }

const (
	contentsFile = "00 目录.docx"
	manifestFile = "SHA256SUMS"
)

// Dossier draws up the archive pack of a letter (立卷存档, 第十五条): a zip of
// Word files in the order 结论–办理–交办–其他, led by the contents and closed
// by the manifest SHA256SUMS. A piece of which there is nothing yet says so. A
// letter without a number and a reader without a name are errors.
func Dossier(in DossierInput) (name string, content []byte, err error) {
	switch {
	case in.Letter.Number.IsZero():
		return "", nil, errors.New("draw up dossier: the letter has no number")
	case in.People == nil:
		return "", nil, fmt.Errorf("draw up dossier of %s: no directory", in.Letter.Number)
	case clean(in.Reader) == "":
		return "", nil, fmt.Errorf("draw up dossier of %s: the reader has no name", in.Letter.Number)
	}
	d := &dossier{DossierInput: in, blot: blotter(in.Letter.Petitioner.Contact)}
	files, err := d.files()
	if err != nil {
		return "", nil, fmt.Errorf("draw up dossier of %s: %w", in.Letter.Number, err)
	}
	content, err = pack(files, in.At.In(calendar.CST))
	if err != nil {
		return "", nil, fmt.Errorf("draw up dossier of %s: %w", in.Letter.Number, err)
	}
	return in.Letter.Number.String() + "案卷.zip", content, nil
}

// pieces lists the sheets in the order of the archive.
func (d *dossier) pieces() []piece {
	list := []piece{
		{"结论", "回复", d.replies},
		{"结论", "审定记录", d.approvals},
		{"办理", "审核记录", d.reviews},
	}
	if len(d.Letter.Reports) == 0 {
		list = append(list, piece{"办理", "办理情况报告", d.noReport})
	}
	for i := len(d.Letter.Reports) - 1; i >= 0; i-- { // what counts lies on top
		r := d.Letter.Reports[i]
		list = append(list, piece{"办理", fmt.Sprintf("办理情况报告（第%d版）", r.Version), func(p *paper) { d.report(p, r) }})
	}
	return append(list,
		piece{"交办", "交办记录", d.assignments},
		piece{"其他", "留言原件", d.original},
		piece{"其他", "其他办理记录", d.records},
		piece{"其他", "时限和催办记录", d.clocks},
		piece{"其他", "办理日志", d.log},
	)
}

// files writes the contents, the pieces and the manifest.
func (d *dossier) files() ([]file, error) {
	pieces := d.pieces()
	cover, err := d.sheet("网民留言办理案卷", func(p *paper) { d.contents(p, pieces) })
	if err != nil {
		return nil, err
	}
	files := []file{{contentsFile, cover}}
	for i, piece := range pieces {
		sheet, err := d.sheet(piece.name, piece.write)
		if err != nil {
			return nil, err
		}
		files = append(files, file{piece.fileName(i + 1), sheet})
	}
	return append(files, file{manifestFile, manifest(files)}), nil
}

// sheet is one Word file of the dossier with the reader's name on every page.
func (d *dossier) sheet(title string, write func(*paper)) ([]byte, error) {
	number := d.Letter.Number.String()
	p := newPaper(number+" "+title, d.At)
	p.header = fmt.Sprintf("留言编号：%s　查阅人：%s　制作时间：%s", number, d.People.Name(d.Reader), momentOf(d.At))
	p.title(title)
	p.blank()
	write(p)
	return p.docx()
}
