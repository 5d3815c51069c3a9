package record

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// everywhere is a record with a text in every place that a text can have.
func everywhere(text string) Supervision {
	a := Action{What: text, Who: text, Outcome: text, State: State(text), Due: on(3, 3)}
	return Supervision{
		Date: on(3, 3), Place: text, People: []Person{{text, text}, {"", text}},
		Earlier: []Action{a, {What: text}}, Actions: []Action{{What: text, Who: text}},
		Discussed: []Reflection{
			{Briefing: text, Part: text, Asked: text, IncludeWords: true, Words: text, Summary: text, Fingerprint: text,
				Comments: []Comment{{text, text, text}, {text, "", text}}, SignOff: SignOff{true, text, on(3, 3)}},
			{Briefing: text, Words: text, Comments: []Comment{{text, text, text}}},
		},
		Decisions: []Decision{{text, text}, {text, ""}},
		Wellbeing: text, Development: text, Themes: []string{text, text},
	}
}

// everywhereSaid is everywhere, of a session.
func everywhereSaid(text string) Session {
	return Session{
		Briefing: text, Edition: text, Date: on(3, 3), Team: text, LedBy: text, Present: 1,
		Parts: []Covered{{1, text, time.Second}, {2, text, 0}},
		Points: []Asked{{Part: text, Question: text, Said: []string{text, text}, Hands: []Hand{{text, 1}, {text, 0}}}, {Part: text, Said: []string{text}},
			{Question: text, Published: true, Hands: []Hand{{text, 2}}}, {Part: text}},
		Actions: []Action{{What: text, Who: text, Due: on(3, 3)}, {What: text, Outcome: text, State: State(text)}},
	}
}

// seeds are texts that somebody meant as markup, and others that fell apart
// somewhere else.
func seeds() []string {
	return []string{
		"", "plain words", "a < b & c > d \"e\" 'f'", "<script>alert(1)</script>", "<b>x</b><!-- c --><?pi?><![CDATA[x]]>", "a]]>b",
		"| a | b |\n|---|---|\n| c | d |", "a\n-|-\nb", "`code` ``more`` ```\nfence\n```", "~~~\nx\n~~~", "*a* **b** _c_ __d__ ~e~ ~~f~~",
		"# h\n## h #\nSetext\n===\nSetext\n---", "a #", "C #", "- a\n- b\n  - c\n+ d\n* e\n1. f\n2) g\n12345. x", "> q\n>> r", "***\n---\n___\n- - -",
		"[a](b) ![c](d) [e]: f\n[^1]\n[^1]: note\n[ ] x\n[x] y", "http://a.example/b_c_d*e www.example.org a@b.example <http://x.example>",
		"&amp; &lt; &#27; &#x202e; &nbsp; &copy", "a\\b \\* a\\\nb\\", "    indented\n\tby a tab\n  - two", "a  \nb   \n\n\n\nc\n \t\nd", "term\n: meaning", "{#id .class}\nx {a=b}",
		"$x$ $$y$$", "\x00\x1b[31m\x07\u009b\u202e\u2066\u200b\ufeff\u00ad", "\xff\xfe\xc3", "\ufffe\uffff\U0001ffff", "a\r\nb\rc\u2028d\u2029e\ff\vg",
		"שלום עולם", "اردو میں لکھا گیا", "\u202eabc\u202c", "👩\u200d👧 ❤️ 🏴", "e\u0301 z\u0335\u0335", "\u00a0nbsp\u00a0\n\u3000wide", "a\tb\t\tc",
		"=cmd|' /C calc'!A0", ":smile: :)", "-->", "--", "…", "a*b*c a_b_c", "**", "* *", "1.", "10)", "=", "+", ":", "a**\n**b", "!\\[x]",
		strings.Repeat("word_", 20000), strings.Repeat("[", 3000), strings.Repeat("x\n", 2000), strings.Repeat("ß", 50000),
	}
}

// literally holds every form of a record to the very words, and to having only
// the elements that it has with plain words.
func literally(t *testing.T, text string) {
	t.Helper()
	records := []Record{everywhere(text), everywhereSaid(text), learnedOf(text).CPD(), learnedOf(text).NMC()}
	if len(text) > 10_000 { // in fewer places, for time
		records = []Record{
			Supervision{Wellbeing: text, Decisions: []Decision{{text, text}}, Discussed: []Reflection{{Part: text, Words: text, IncludeWords: true}}},
			Session{Points: []Asked{{Said: []string{text}, Hands: []Hand{{text, 1}}}}},
		}
	}
	for _, r := range records {
		literallyIn(t, r, text)
	}
}

func literallyIn(t *testing.T, r Record, text string) {
	t.Helper()
	d := compose(Layout{}, r)
	for name, got := range readings(t, r) {
		want := expected(d, strings.HasPrefix(name, "Markdown"))
		if !slices.Equal(got.words, want) {
			t.Errorf("%s of %.300q reads differently: %s", name, text, differing(got.words, want))
		}
		for _, e := range got.elements {
			if !slices.Contains(allowedElements(name), e) {
				t.Errorf("%s of %.300q has an element %s", name, text, e)
			}
		}
	}
}

func allowedElements(form string) []string {
	switch form {
	case "HTML":
		return strings.Fields("html head meta title style body main section h1 h2 h3 p strong br blockquote ul li table colgroup col thead tbody tr th td")
	case "Docx":
		return strings.Fields("document body p pPr pStyle r rPr rStyle t br tab tbl tblPr tblStyle tblW tblLayout tblLook tblGrid gridCol" +
			" tr trPr cantSplit tblHeader tc tcPr tcW sectPr footerReference pgSz pgMar")
	}
	return strings.Fields("x h1 h2 h3 p strong br blockquote ul li")
}

// differing is the first place where two lists differ.
func differing(got, want []string) string {
	for i := range max(len(got), len(want)) {
		g, w := "(nothing)", "(nothing)"
		if i < len(got) {
			g = got[i]
		}
		if i < len(want) {
			w = want[i]
		}
		if g != w {
			return "\ngot  " + short(g) + "\nwant " + short(w)
		}
	}
	return "nothing"
}

func short(s string) string { return strings.ToValidUTF8(s[:min(len(s), 300)], "") }

func TestWordsAreReadAsTheyWereWritten(t *testing.T) {
	for _, text := range seeds() {
		literally(t, text)
	}
}

// Markup is mostly a matter of what stands beside what.
func TestMarksInAnyOrderAreReadAsTheyWereWritten(t *testing.T) {
	marks := []rune("\\`*_[]<>&~|#{}$@+-=:.!()\"'^/;, \t\n\n  ab1wé\u00a0\u3000")
	draw := rand.New(rand.NewPCG(1, 2))
	for range 100 {
		text := make([]rune, 1+draw.IntN(30))
		for i := range text {
			text[i] = marks[draw.IntN(len(marks))]
		}
		literally(t, string(text))
	}
}

func FuzzWords(f *testing.F) {
	for _, text := range seeds() {
		if len(text) < 1000 {
			f.Add(text)
		}
	}
	f.Fuzz(literally)
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"a\r\nb\rc\u2028d": "a\nb\nc\nd", "a\tb": "a\tb", "a\x1b[31mb\x00\x7f\u009b": "a[31mb", "a\xffb\xc3": "a\ufffdb\ufffd",
		"a\u202eb\u2066c\u061c": "abc", "a\u200bb\ufeffc\u00add\U000e0041": "abcd", "👩\u200d👧 ❤\ufe0f 葛\U000e0100": "👩\u200d👧 ❤\ufe0f 葛\U000e0100",
		"\ufffe\U0001ffff": "", "e\u0301": "e\u0301", "\u06dd": "\u06dd",
	} {
		if got := clean(in); got != want {
			t.Errorf("clean(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestParagraphs(t *testing.T) {
	got := paragraphs("\n\n  a \n\tb\t\n \t\n\u200b\n\nc\n")
	if want := [][]string{{"  a", "\tb"}, {"c"}}; !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("got %q", got)
	}
}

func FuzzClean(f *testing.F) {
	for _, text := range seeds() {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := clean(text)
		if !utf8.ValidString(got) || clean(got) != got {
			t.Errorf("clean(%q) = %q", text, got)
		}
		for _, r := range got {
			if r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
				t.Errorf("clean(%q) holds %q", text, r)
			}
		}
	})
}
