package workflow

import (
	"context"
	"time"

	"huiyin/workflow/calendar"
)

// SealedItem is what only named readers may open, and whose opening is logged
// (domain.md §5, edges 54).
type SealedItem string

// The sealed items of a letter.
const (
	SealedContact     SealedItem = "contact"     // 联系方式 (第十九条)
	SealedInstruction SealedItem = "instruction" // 批示 (第十九条)
	SealedDiscipline  SealedItem = "discipline"  // 党风廉政件 (第九条)
	SealedDossier     SealedItem = "dossier"     // 案卷 (第十五条)
)

// Reading (查阅) is one opening of a sealed item: who saw what, and when. A reader
// is the natural person, in whose place they read it or not.
type Reading struct {
	Letter Number
	Reader string // userid, or cli
	At     time.Time
	What   SealedItem
}

// ReadingsOf lists the sealed items that a person sees when the whole letter is
// opened that day. Items the letter does not have, and those the person may not
// see, are not in it; a dossier is opened for itself, see DossierReading.
func ReadingsOf(p Person, l *Letter, d *Directory, on calendar.Day, at time.Time) []Reading {
	var list []Reading
	add := func(what SealedItem, sees bool) {
		if sees {
			list = append(list, Reading{Letter: l.Number, Reader: p.UserID, At: at, What: what})
		}
	}
	add(SealedDiscipline, l.Sealed() && Sees(p, l, d, on))
	add(SealedContact, l.Petitioner.Contact != ContactDetails{} && SeesContacts(p, l, d, on))
	add(SealedInstruction, len(l.Instructions) > 0 && SeesDecision(p, l, d, on))
	return list
}

// DossierReading is the opening of a letter's whole archive pack (案卷).
func DossierReading(reader string, l *Letter, at time.Time) Reading {
	return Reading{Letter: l.Number, Reader: reader, At: at, What: SealedDossier}
}

// Open closes a turn that shows sealed items: the answer and the entries of who
// saw what are stored together or not at all. The view holds the letters asked for.
func (d *Desk) Open(ctx context.Context, req Request, closing func(View) ([]Notice, *Turn, []Reading)) error {
	_, err := d.Store.Update(ctx, req, func(v View) (Change, error) {
		notices, turn, readings := closing(v)
		return Change{Notices: notices, Turn: turn, Readings: readings}, nil
	})
	return err
}
