package guard

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// A planted span is what a generated text really holds.
type planted struct {
	kind       Kind
	start, end int
}

// A sample is one generated text with all that was planted in it.
type sample struct {
	text    string
	planted []planted
	set     set
}

// A set says how far the rules know a sample's sentences.
type set int

const (
	tuned   set = iota // the rules were tuned on them
	heldOut            // written before the rules and left alone while tuning
	later              // written after the tuning, and used for more of it
	apart              // written when all was done; counted towards no bar
	sets
)

var markKinds = map[string]Kind{"nhs": NHSNumber, "ni": NationalInsurance, "email": Email, "phone": Phone,
	"postcode": Postcode, "dob": BirthDate, "age": ExactAge, "ref": Reference, "name": Name, "inst": Institution,
	"rare": RareCombination}

// A drawer draws words and numbers for one sentence; the same seed draws the same.
type drawer struct {
	*rand.Rand
	bound map[string]string
}

func newDrawer(seed, stream uint64) *drawer {
	return &drawer{Rand: rand.New(rand.NewPCG(seed, stream))}
}

func (d *drawer) one(of []string) string { return of[d.IntN(len(of))] }

// sentence renders a template and gives what was planted in it, at offsets into what it returns.
func (d *drawer) sentence(template string) (string, []planted) {
	d.bound = map[string]string{}
	var b strings.Builder
	var out []planted
	open, kind := -1, Kind("")
	for i := 0; i < len(template); i++ {
		switch c := template[i]; c {
		case '<':
			bar := i + strings.IndexByte(template[i:], '|')
			kind, open, i = markKinds[template[i+1:bar]], b.Len(), bar
		case '>':
			if kind == BirthDate && strings.HasPrefix(b.String()[open:], "the ") {
				open += len("the ")
			}
			out = append(out, planted{kind, open, b.Len()})
		case '{':
			end := i + strings.IndexByte(template[i:], '}')
			b.WriteString(d.slot(template[i+1 : end]))
			i = end
		default:
			b.WriteByte(c)
		}
	}
	return b.String(), out
}

func (d *drawer) slot(name string) string {
	list := strings.TrimRight(name, "0123456789")
	if list == name {
		return d.draw(list)
	}
	if d.bound[name] == "" {
		d.bound[name] = d.draw(list)
	}
	return d.bound[name]
}

func (d *drawer) draw(list string) string {
	switch list {
	case "nhs":
		return d.nhs(d.IntN(3))
	case "tenwrong":
		digits := []byte(d.nhs(0))
		digits[9] = '0' + (digits[9]-'0'+1+byte(d.IntN(9)))%10
		return string(digits)
	case "ni":
		return d.ni()
	case "phone":
		return d.phone()
	case "email":
		return d.email()
	case "postcode":
		return fmt.Sprintf("ZZ99%s%d%s", d.one([]string{" ", " ", ""}), d.IntN(10), d.one(inwards))
	case "postcodelower":
		return strings.ToLower(d.draw("postcode"))
	case "date":
		return d.date()
	case "caseref", "hospref", "courtref", "numref":
		return d.reference(list)
	case "n":
		return fmt.Sprint(2 + d.IntN(28))
	case "year":
		return fmt.Sprint(2008 + d.IntN(17))
	}
	return d.one(wordLists[list])
}

var inwards = []string{"AA", "VZ", "WZ", "XT", "QD", "HE"}

// nhs draws a number that fits its check digit from 999 000 0000 to 999 999 9999, which are never issued.
func (d *drawer) nhs(form int) string {
	for {
		nine := fmt.Sprintf("999%06d", d.IntN(1_000_000))
		sum := 0
		for i, c := range nine {
			sum += int(c-'0') * (10 - i)
		}
		check := (11 - sum%11) % 11
		if check == 10 {
			continue
		}
		ten := nine + fmt.Sprint(check)
		if ten == "9999999999" {
			continue
		}
		switch form {
		case 1:
			return ten[:3] + " " + ten[3:6] + " " + ten[6:]
		case 2:
			return ten[:3] + "-" + ten[3:6] + "-" + ten[6:]
		}
		return ten
	}
}

// ni draws a number with the prefix QQ, which is never issued.
func (d *drawer) ni() string {
	n := fmt.Sprintf("%06d", d.IntN(1_000_000))
	suffix := d.one([]string{"A", "B", "C", "D"})
	return d.one([]string{"QQ" + n + suffix, "QQ " + n[:2] + " " + n[2:4] + " " + n[4:] + " " + suffix,
		"QQ " + n + " " + suffix, strings.ToLower("QQ" + n + suffix)})
}

// phone draws from the numbers kept for drama.
func (d *drawer) phone() string {
	switch n := d.IntN(1000); d.IntN(9) {
	case 0:
		return fmt.Sprintf("07700 900%03d", n)
	case 1:
		return fmt.Sprintf("07700900%03d", n)
	case 2:
		return fmt.Sprintf("+44 7700 900%03d", n)
	case 3:
		return fmt.Sprintf("0770 090 0%03d", n)
	case 4:
		return fmt.Sprintf("020 7946 0%03d", n)
	case 5:
		return fmt.Sprintf("(020) 7946 0%03d", n)
	case 6:
		return fmt.Sprintf("01632 960%03d", n)
	case 7:
		return fmt.Sprintf("01632-960-%03d", n)
	default:
		return fmt.Sprintf("+44 (0)7700 900 %03d", n)
	}
}

func (d *drawer) email() string {
	user := strings.ToLower(plainLetters(d.draw("woman")))
	return d.one([]string{user, user + fmt.Sprint(d.IntN(99)), user[:1] + "." + strings.ToLower(plainLetters(d.draw("surname"))),
		user + "_x"}) + "@" + d.one([]string{"example.org", "example.com", "mail.example.net", "example.com"})
}

func plainLetters(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 128 && (r|32) >= 'a' && (r|32) <= 'z' {
			return r
		}
		return -1
	}, s)
}

func (d *drawer) date() string {
	day, month, year := 1+d.IntN(28), d.IntN(12), 1978+d.IntN(47)
	long, short := wordLists["month"][month], wordLists["mon"][month]
	return d.one([]string{
		fmt.Sprintf("%02d/%02d/%d", day, month+1, year), fmt.Sprintf("%d/%d/%02d", day, month+1, year%100),
		fmt.Sprintf("%d.%d.%d", day, month+1, year), fmt.Sprintf("%d-%02d-%02d", year, month+1, day),
		fmt.Sprintf("%d %s %d", day, long, year), fmt.Sprintf("%d%s %s %d", day, ordinal(day), long, year),
		fmt.Sprintf("%d %s %02d", day, short, year%100), fmt.Sprintf("%s %d, %d", long, day, year),
		fmt.Sprintf("the %d%s of %s %d", day, ordinal(day), long, year)})
}

func ordinal(day int) string {
	switch {
	case day%10 == 1 && day != 11:
		return "st"
	case day%10 == 2 && day != 12:
		return "nd"
	case day%10 == 3 && day != 13:
		return "rd"
	}
	return "th"
}

func (d *drawer) reference(list string) string {
	n := 100_000 + d.IntN(900_000)
	switch list {
	case "hospref":
		return d.one([]string{fmt.Sprintf("H%d", n), fmt.Sprintf("RWE%d", n), fmt.Sprintf("%07d", n), fmt.Sprintf("K%d%d", n, d.IntN(10))})
	case "courtref":
		return fmt.Sprintf("%s%d%s%05d", d.one([]string{"LE", "ZC", "BM", "NG"}), 19+d.IntN(7), d.one([]string{"C", "P"}), d.IntN(99999))
	case "numref":
		return fmt.Sprint(n*10 + d.IntN(10))
	}
	return d.one([]string{fmt.Sprintf("LCS-%d", n), fmt.Sprintf("%d/%05d", 2015+d.IntN(10), n%100000), fmt.Sprintf("P%d", n),
		fmt.Sprintf("C-%d", n), fmt.Sprintf("SG/%d/%d", 15+d.IntN(10), n), fmt.Sprint(n)})
}

// join puts sentences one after another as people do, and moves what was planted along.
func (d *drawer) join(sentences []string) sample {
	var b strings.Builder
	var s sample
	for i, t := range sentences {
		if i > 0 {
			glue := d.one([]string{" ", " ", " ", "\n", "\n\n", "  ", "\r\n"})
			if !strings.ContainsAny(sentences[i-1][len(sentences[i-1])-1:], ".?!\"") {
				glue = "\n" // notes without a full stop stand on lines of their own
			}
			b.WriteString(glue)
		}
		text, ps := d.sentence(t)
		for _, p := range ps {
			s.planted = append(s.planted, planted{p.kind, b.Len() + p.start, b.Len() + p.end})
		}
		b.WriteString(text)
	}
	s.text = b.String()
	return s
}

// some draws n different entries.
func (d *drawer) some(of []string, n int) []string {
	out := make([]string, 0, n)
	for _, i := range d.Perm(len(of))[:n] {
		out = append(out, of[i])
	}
	return out
}

// reflections draws n texts with planted identifiers, half of them from templates that no rule was tuned on.
func reflections(n int) []sample {
	out := make([]sample, n)
	for i := range out {
		d := newDrawer(7, uint64(i))
		marked, plain := sentences(setOf(i))
		parts := append(d.some(marked, 1+d.IntN(3)), d.some(plain, 1+d.IntN(4))...)
		d.Shuffle(len(parts), func(a, b int) { parts[a], parts[b] = parts[b], parts[a] })
		out[i] = d.join(parts)
		out[i].set = setOf(i)
	}
	return out
}

// setOf deals the texts to the sets, a quarter each.
func setOf(i int) set { return [...]set{tuned, heldOut, later, apart}[i%4] }

func sentences(of set) (marked, plain []string) {
	switch of {
	case heldOut:
		return heldOutTemplates(), cleanHeldOut()
	case later:
		return append(unseen(), fresh()...), append(cleanUnseen(), cleanFresh()...)
	case apart:
		return blind(), cleanBlind()
	}
	return templates(), cleanTexts()
}

// cleanReflections draws n texts in which nothing identifies anybody.
func cleanReflections(n int) []sample {
	out := make([]sample, n)
	for i := range out {
		d := newDrawer(11, uint64(i))
		_, plain := sentences(setOf(i))
		out[i] = d.join(d.some(plain, 4+d.IntN(6)))
		out[i].set = setOf(i)
	}
	return out
}
