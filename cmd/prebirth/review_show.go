package main

import (
	"strings"

	"github.com/spf13/cobra"

	"prebirth/briefings/clean"
	"prebirth/progress"
	"prebirth/progress/supervision"
)

// A reviewed reflection, as JSON.
type reviewed struct {
	ID       string   `json:"id"`
	News     string   `json:"news"` // "new", "changed", "unanswered" or empty
	Mine     bool     `json:"mine"`
	Text     string   `json:"text"`
	Digest   string   `json:"digest"` // SHA-256 of the text
	Starred  []string `json:"starred"`
	Versions int      `json:"versions"` // that were shown
	Comments []remark `json:"comments"`
	Signed   bool     `json:"signed_off"` // this version
	AskedFor string   `json:"asked_back,omitempty"`
}

type remark struct {
	Mine    bool   `json:"mine"`
	Quote   string `json:"quote,omitempty"` // the words it is about
	Moved   bool   `json:"moved,omitempty"` // which do not stand in what is written now
	Text    string `json:"text"`
	At      string `json:"at"`
	Version string `json:"version"` // digest
}

type agreed struct {
	ID      string `json:"id"`
	What    string `json:"what"`
	Who     string `json:"who"`
	Due     string `json:"due,omitempty"`
	Agreed  string `json:"agreed"`
	State   string `json:"state"` // "open", "done" or "dropped"
	Outcome string `json:"outcome,omitempty"`
	Overdue bool   `json:"overdue"`
}

func betweenJSON(desk *supervision.Desk, b *supervision.Between, today string) map[string]any {
	pieces, actions := []reviewed{}, []agreed{}
	for _, p := range b.Pieces {
		pieces = append(pieces, pieceJSON(p, presentWords(desk, p)))
	}
	for _, a := range b.Actions {
		state := a.Outcome.State
		if a.Open() {
			state = "open"
		}
		actions = append(actions, agreed{a.ID, a.What, a.Who, a.Due, a.Agreed, state, a.Outcome.Text, a.Overdue(today)})
	}
	return map[string]any{"name": b.Person.Name, "role": b.Person.Role, "reflections": pieces, "actions": actions}
}

func pieceJSON(p *supervision.Piece, present string) reviewed {
	r := reviewed{ID: p.Reflection, News: string(p.News), Mine: p.Mine, Starred: p.Starred(), Versions: len(p.Versions),
		Comments: []remark{}, Signed: p.Signed()}
	if r.Starred == nil {
		r.Starred = []string{}
	}
	if len(p.Versions) > 0 {
		r.Text, r.Digest = p.Versions[0].Text, p.Versions[0].Digest
	}
	if p.Withdrawal != nil {
		r.AskedFor = p.Withdrawal.InWords()
	}
	for _, c := range p.Comments {
		moved := c.Passage.Quote != "" && !c.Passage.Find(present).Found
		r.Comments = append(r.Comments, remark{c.Mine, c.Passage.Quote, moved, c.Text, stamp(c.At), c.Version})
	}
	return r
}

func newReviewShow(e *env, r *reviewing) *cobra.Command {
	return &cobra.Command{
		Use:   "show ID",
		Short: e.Say("Print a shared reflection with what was said about it"),
		Args:  e.takes(1, 1, e.Say("the id of a reflection, or its last letters")),
		RunE: func(_ *cobra.Command, args []string) error {
			return e.reviewing(r, false, func(desk *supervision.Desk, all []*supervision.Between) error {
				b, p, err := pieceOf(all, args[0])
				if err != nil {
					return err
				}
				present := presentWords(desk, p)
				if e.json {
					return e.encode(map[string]any{"schema": schema, "reflection": pieceJSON(p, present)})
				}
				e.printPiece(b, p, present)
				return nil
			})
		},
	}
}

// presentWords is a reflection of one's own as it stands now, and for others the
// version that was shown last.
func presentWords(desk *supervision.Desk, p *supervision.Piece) string {
	if p.Mine {
		r, err := desk.Store.Reflection(p.Reflection)
		if err == nil {
			return r.Text
		}
	}
	if len(p.Versions) == 0 {
		return ""
	}
	return p.Versions[0].Text
}

func (e *env) printPiece(b *supervision.Between, p *supervision.Piece, present string) {
	if len(p.Versions) == 0 {
		e.say("%s: it was taken away.", last4(p.Reflection))
		return
	}
	v := p.Versions[0]
	e.print("%s\n", e.pieceInWords(p))
	if v.Briefing != "" {
		e.print("%s: %s\n", clean.Line(v.Briefing), clean.Line(v.Part))
	}
	e.print("> %s\n\n%s\n\n", clean.Line(v.Asked), clean.String(v.Text))
	if p.Mine && present != v.Text {
		e.say("Your words have moved on since it was shown. Now:")
		e.print("\n%s\n\n", clean.String(present))
	}
	for _, c := range p.Comments {
		e.printComment(b, c, present)
	}
	for _, s := range p.SignOffs {
		signed := e.Say("signed off an earlier version")
		if s.Version == v.Digest {
			signed = e.Say("signed off this version")
		}
		e.print("%s, %s: %s. %s\n", day(s.At), e.speaker(b.Person, s.Mine), signed, clean.Line(s.Sentence))
	}
	for _, r := range p.Redactions {
		e.print("%s, %s: %s\n", day(r.At), e.speaker(b.Person, r.Mine), e.spot(r, v))
	}
	if w := p.Withdrawal; w != nil {
		e.print("%s, %s: %s. %s\n", day(w.At), e.speaker(b.Person, w.Mine), e.Say(w.InWords()), clean.Line(w.Reason))
	}
}

// printComment says what a comment is about, also where its words are gone.
func (e *env) printComment(b *supervision.Between, c supervision.Comment, present string) {
	about := ""
	switch {
	case c.Passage.Quote == "":
	case c.Passage.Find(present).Found:
		about = ", " + e.Say("on “%s”", clean.Line(c.Passage.Quote))
	default:
		about = ", " + e.Say("on words that have changed since (“%s”)", clean.Line(c.Passage.Quote))
	}
	e.print("%s, %s%s:\n    %s\n", day(c.At), e.speaker(b.Person, c.Mine), about, clean.String(c.Text))
}

func (e *env) speaker(p progress.Person, mine bool) string {
	if mine {
		if p.ID == progress.Myself {
			return called(p)
		}
		return e.Say("you")
	}
	return called(p)
}

// spot shows the words that are pointed at, which the pointing does not repeat, as
// long as their version is here.
func (e *env) spot(r supervision.Redaction, v progress.Shown) string {
	what := clean.Line(e.Say(r.What))
	if r.Version != v.Digest || r.End > len(v.Text) {
		return e.Say("a spot may name somebody (%s) in an earlier version", what)
	}
	return e.Say("a spot may name somebody (%s): “%s”, line %d", what, clean.Line(v.Text[r.Start:r.End]), 1+strings.Count(v.Text[:r.Start], "\n"))
}
