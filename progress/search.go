package progress

import (
	"encoding/hex"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ncruces/go-sqlite3"
)

// defaultLimit is what a Filter without a limit returns at most.
const defaultLimit = 100

// maxWords bounds a search; the words after these are not looked at.
const maxWords = 16

// longestList is the longest beginning, in letters, for which the index has a
// list of its own, as the schema says.
const longestList = 6

// maxEndings is up to how many words of the store a typed beginning is replaced by.
const maxEndings = 128

// query is the SQL of a filter, or empty when it can find nothing. The endings of
// a typed beginning are asked of the store.
func (f Filter) query(endings func(start string) (words []string, all bool)) (sql string, args []any) {
	limit, offset := f.Limit, max(f.Offset, 0)
	if limit <= 0 {
		limit = defaultLimit
	}
	if sql, args = f.chosen(endings); sql == "" {
		return "", nil
	}
	return sql + ` LIMIT ? OFFSET ?`, append(args, limit, offset)
}

// chosen is the SQL of a filter without its limit.
func (f Filter) chosen(endings func(start string) (words []string, all bool)) (sql string, args []any) {
	if strings.TrimSpace(f.Words) == "" {
		return f.listing()
	}
	return f.searching(endings)
}

// listing walks one index backwards. What is for supervision stands in the SQL
// itself, because SQLite does not use a partial index for a value it is given later.
func (f Filter) listing() (sql string, args []any) {
	where := []string{}
	if f.Prompt != "" {
		where, args = append(where, `prompt = ?`), append(args, f.Prompt)
	}
	if f.Briefing != "" {
		where, args = append(where, `briefing = ?`), append(args, f.Briefing)
	}
	switch f.Sharing {
	case "":
	case ForSupervision:
		where = append(where, `sharing = 'for supervision'`)
	default:
		where, args = append(where, `sharing = ?`), append(args, f.Sharing)
	}
	if f.Tag != "" {
		where, args = append(where, tagged), append(args, f.tag())
	}
	sql = `SELECT ` + columns + ` FROM reflections r`
	if len(where) > 0 {
		sql += ` WHERE ` + strings.Join(where, ` AND `)
	}
	return sql + ` ORDER BY seq DESC`, args
}

// searching walks the search index backwards.
func (f Filter) searching(endings func(string) ([]string, bool)) (sql string, args []any) {
	var match []string
	for _, word := range wordsOf(f.Words) {
		match = append(match, beginning(word, endings))
	}
	if len(match) == 0 {
		return "", nil
	}
	match = append(match, f.marks()...)
	where, args := `search MATCH ?`, []any{strings.Join(match, ` AND `)}
	if f.Tag != "" {
		where, args = where+` AND `+tagged, append(args, f.tag())
	}
	return `SELECT ` + columns + ` FROM search JOIN reflections r ON r.seq = search.rowid
		WHERE ` + where + ` ORDER BY search.rowid DESC`, args
}

// tag is the tag in one line, as every tag is.
func (f Filter) tag() string { return strings.ReplaceAll(f.Tag, "\n", " ") }

// tagged is true of a reflection that has a tag.
const tagged = `r.tags <> '' AND instr(char(10) || r.tags || char(10), char(10) || ? || char(10)) > 0`

// marks narrows a search to the filter, in the words of reflections.marks.
func (f Filter) marks() (marks []string) {
	if f.Briefing != "" {
		marks = append(marks, `marks : "b`+hex.EncodeToString([]byte(f.Briefing))+`"`)
	}
	if f.Prompt != "" {
		marks = append(marks, `marks : "p`+hex.EncodeToString([]byte(f.Prompt))+`"`)
	}
	switch f.Sharing {
	case "":
	case Private:
		marks = append(marks, `marks : "sprivate"`)
	case ForSupervision:
		marks = append(marks, `marks : "ssupervision"`)
	default:
		marks = append(marks, `marks : "snone"`) // on no row
	}
	return marks
}

// wordsOf takes what a person typed apart. Words without a letter or a digit are
// left out, and those with only one when there are others.
func wordsOf(typed string) []string {
	var long, short []string
	typed = strings.ToValidUTF8(typed, string(utf8.RuneError))
	for _, word := range strings.FieldsFunc(typed, func(r rune) bool { return unicode.IsSpace(r) || r == 0 }) {
		letters := 0
		for _, r := range word {
			if unicode.IsLetter(r) || unicode.IsNumber(r) {
				letters++
			}
		}
		switch {
		case letters > 1:
			long = append(long, word)
		case letters == 1:
			short = append(short, word)
		}
	}
	if len(long) == 0 {
		long = short
	}
	return long[:min(len(long), maxWords)]
}

// beginning is the expression that finds words that begin with one: quoted, so
// that nothing in it is an operator.
//
// For two to six letters the index has a list of its own. For more, SQLite would
// first gather every match of every such word, however few are wanted; the
// words themselves, each with its ordered list, are walked only as far as needed.
// That is done for plain letters and digits, whose case is all that the index
// folds; for others, and when the words are too many, SQLite gathers.
func beginning(word string, endings func(string) ([]string, bool)) string {
	if len(word) > longestList && plain(word) {
		if words, all := endings(strings.ToLower(word)); all && len(words) > 0 {
			return `text : ("` + strings.Join(words, `" OR "`) + `")`
		}
	}
	return `text : "` + strings.ReplaceAll(word, `"`, `""`) + `" *`
}

func plain(word string) bool {
	for _, c := range []byte(word) {
		if c|0x20 < 'a' && (c < '0' || c > '9') || c|0x20 > 'z' {
			return false
		}
	}
	return true
}

// endings lists the words in the index that begin with start, and whether that is
// all of them. Each is one seek; the lists of where they stand are not read. An
// error is no list: the search itself will meet it and say so.
func (s *Store) endings(start string) (words []string, all bool) {
	for next := start; len(words) < maxEndings; {
		word := ""
		err := s.rows(`SELECT term FROM search_words WHERE term >= ? LIMIT 1`, []any{next},
			func(row *sqlite3.Stmt) { word = row.ColumnText(0) })
		if err != nil || !strings.HasPrefix(word, start) {
			return words, err == nil
		}
		words = append(words, word)
		next = word + "0" // the first that can follow: nothing before 0 is in a word
	}
	return nil, false
}
