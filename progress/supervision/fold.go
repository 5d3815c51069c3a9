package supervision

import (
	"cmp"
	"slices"
	"time"

	"prebirth/progress"
)

// Fold works out what holds between two people from everything that was shown and
// said. The order in which it is given does not matter, nor whether something is
// given twice. met is when they last met; zero for never.
func Fold(who progress.Person, shown []progress.Shown, entries []progress.Entry, met time.Time) (*Between, error) {
	f := folding{pieces: map[string]*Piece{}, actions: map[string]*Action{}, outcomes: map[string][]Outcome{}}
	for _, v := range shown {
		p := f.piece(v.Reflection)
		p.Mine = v.Mine
		p.Versions = append(p.Versions, v)
	}
	for _, e := range entries {
		if err := f.add(e); err != nil {
			return nil, err
		}
	}
	b := &Between{Person: who, Met: met}
	for _, p := range f.pieces {
		f.finish(p, met)
		b.Pieces = append(b.Pieces, p)
	}
	for _, a := range f.actions {
		a.Outcome = lastWord(f.outcomes[a.ID])
		b.Actions = append(b.Actions, *a)
	}
	slices.SortFunc(b.Pieces, byNews)
	slices.SortFunc(b.Actions, byUrgency)
	return b, nil
}

// folding is a fold under way.
type folding struct {
	pieces   map[string]*Piece
	actions  map[string]*Action
	outcomes map[string][]Outcome
}

func (f *folding) piece(reflection string) *Piece {
	if f.pieces[reflection] == nil {
		f.pieces[reflection] = &Piece{Reflection: reflection}
	}
	return f.pieces[reflection]
}

// add puts what an entry says where it belongs.
func (f *folding) add(e progress.Entry) error {
	said, err := read(e)
	if err != nil {
		return err
	}
	switch said := said.(type) {
	case Comment:
		p := f.piece(said.Reflection)
		p.Comments = append(p.Comments, said)
	case SignOff:
		p := f.piece(said.Reflection)
		p.SignOffs = append(p.SignOffs, said)
	case Redaction:
		p := f.piece(said.Reflection)
		p.Redactions = append(p.Redactions, said)
	case Action:
		// An id belongs to one action. Should two claim it, the same one wins whatever came first.
		if have := f.actions[said.ID]; have == nil || said.Digest < have.Digest {
			f.actions[said.ID] = &said
		}
	case closing:
		f.outcomes[said.action] = append(f.outcomes[said.action], said.Outcome)
	case Withdrawal:
		f.withdraw(said)
	case answer:
		f.answer(said)
	}
	return nil
}

// withdraw notes that a piece is asked back: the first time counts.
func (f *folding) withdraw(w Withdrawal) {
	p := f.piece(w.Reflection)
	if p.Withdrawal == nil {
		p.Withdrawal = &Withdrawal{Reflection: w.Reflection}
	}
	if have := p.Withdrawal; have.At.IsZero() || cmp.Or(w.At.Compare(have.At), cmp.Compare(w.asked, have.asked)) < 0 {
		have.At, have.Reason, have.Mine, have.asked = w.At, w.Reason, w.Mine, w.asked
	}
}

// answer notes what became of a withdrawal, which it may reach first: what was said
// last counts.
func (f *folding) answer(a answer) {
	p := f.piece(a.reflection)
	if p.Withdrawal == nil {
		p.Withdrawal = &Withdrawal{Reflection: a.reflection}
	}
	if w := p.Withdrawal; cmp.Or(a.at.Compare(w.Answered), cmp.Compare(a.digest, w.answered)) > 0 {
		w.Answered, w.Done, w.answered = a.at, a.done, a.digest
	}
}

// finish puts a piece in order and says what is new about it.
func (f *folding) finish(p *Piece, met time.Time) {
	slices.SortFunc(p.Versions, func(a, b progress.Shown) int {
		return cmp.Or(b.Written.Compare(a.Written), b.At.Compare(a.At), cmp.Compare(a.Digest, b.Digest), cmp.Compare(a.Handover, b.Handover))
	})
	p.Versions = slices.CompactFunc(p.Versions, func(a, b progress.Shown) bool { return a.Digest == b.Digest })
	slices.SortFunc(p.Comments, func(a, b Comment) int { return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Digest, b.Digest)) })
	slices.SortFunc(p.SignOffs, func(a, b SignOff) int { return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Digest, b.Digest)) })
	slices.SortFunc(p.Redactions, func(a, b Redaction) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.Digest, b.Digest))
	})
	p.News = p.news(met)
}

// news is what is new about a piece since a meeting.
func (p *Piece) news(met time.Time) News {
	if len(p.Versions) == 0 {
		return Known
	}
	if p.Mine {
		if p.answeredAfter(met) {
			return Returned
		}
		return Known
	}
	before := slices.ContainsFunc(p.Versions, func(v progress.Shown) bool { return !v.At.After(met) })
	switch {
	case p.Versions[0].At.After(met) && !before:
		return Fresh
	case p.Versions[0].At.After(met):
		return Reworded
	case len(p.Comments)+len(p.SignOffs) == 0:
		return Unanswered
	}
	return Known
}

// answeredAfter says whether the other side said something after a time.
func (p *Piece) answeredAfter(met time.Time) bool {
	return slices.ContainsFunc(p.Comments, func(c Comment) bool { return !c.Mine && c.At.After(met) }) ||
		slices.ContainsFunc(p.SignOffs, func(s SignOff) bool { return !s.Mine && s.At.After(met) })
}

func (n News) rank() int {
	return slices.Index([]News{Fresh, Reworded, Returned, Unanswered, Known}, n)
}

// byNews puts what is new or changed first, and of the same the one shown last.
func byNews(a, b *Piece) int {
	return cmp.Or(cmp.Compare(a.News.rank(), b.News.rank()), b.shown().Compare(a.shown()), cmp.Compare(a.Reflection, b.Reflection))
}

// shown is when the newest version was shown.
func (p *Piece) shown() time.Time {
	if len(p.Versions) == 0 {
		return time.Time{}
	}
	return p.Versions[0].At
}

// byUrgency puts open actions first, those with a day before those without.
func byUrgency(a, b Action) int {
	closed := func(x Action) int { return map[bool]int{true: 0, false: 1}[x.Open()] }
	never := func(x Action) int { return map[bool]int{true: 1, false: 0}[x.Due == ""] }
	return cmp.Or(cmp.Compare(closed(a), closed(b)), cmp.Compare(never(a), never(b)), cmp.Compare(a.Due, b.Due),
		cmp.Compare(a.Agreed, b.Agreed), cmp.Compare(a.ID, b.ID))
}

// lastWord is the outcome that counts: the one said last.
func lastWord(all []Outcome) (last Outcome) {
	for _, o := range all {
		if later := cmp.Or(o.At.Compare(last.At), cmp.Compare(o.digest, last.digest)); later > 0 {
			last = o
		}
	}
	if last.State == carried {
		return Outcome{} // it was looked at and goes on
	}
	return last
}

// carried is the state of an action that was looked at and goes on.
const carried = "carried"
