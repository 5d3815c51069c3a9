package progress

import (
	"fmt"
	"strings"
	"testing"
	"testing/quick"
)

func TestSearch(t *testing.T) {
	s := mustOpen(t, testFolders(t))
	save(t, s, edit("a/1/x", "The mother's plan for pre-birth visits", 0))
	save(t, s, edit("a/1/y", "Dŵr oer, a plan OR no plan", 1))
	e := edit("b/1/z", "Mothering and planning: Zoë said \"yes\"", 2)
	e.Sharing = ForSupervision
	save(t, s, e)

	one, two, three := "The mother's plan for pre-birth visits", "Dŵr oer, a plan OR no plan", `Mothering and planning: Zoë said "yes"`
	for _, c := range []struct {
		f    Filter
		want []string
	}{
		{Filter{Words: "plan"}, []string{three, two, one}},
		{Filter{Words: "  PLAN  moth"}, []string{three, one}},
		{Filter{Words: "dwr"}, []string{two}},
		{Filter{Words: "dŵr"}, []string{two}},
		{Filter{Words: "w\u0302"}, nil},
		{Filter{Words: "dw\u0302r"}, []string{two}},
		{Filter{Words: "zoe"}, []string{three}},
		{Filter{Words: "pre-birth"}, []string{one}},
		{Filter{Words: "pre-bi"}, []string{one}},
		{Filter{Words: "mother's"}, []string{one}},
		{Filter{Words: "birth"}, []string{one}},
		{Filter{Words: "plan x"}, []string{three, two, one}}, // one letter beside a word is not looked at
		{Filter{Words: "z"}, []string{three}},
		{Filter{Words: "z q"}, nil},
		{Filter{Words: "mother OR dwr"}, nil},
		{Filter{Words: "NOT"}, nil},
		{Filter{Words: `"yes"`}, []string{three}},
		{Filter{Words: "text:plan"}, nil},
		{Filter{Words: "marks : sprivate"}, nil},
		{Filter{Words: "sprivate"}, nil},
		{Filter{Words: "👪"}, nil},
		{Filter{Words: "*"}, nil},
		{Filter{Words: "plan", Limit: 1}, []string{three}},
		{Filter{Words: "plan", Limit: 1, Offset: 1}, []string{two}},
		{Filter{Words: "plan", Briefing: "a"}, []string{two, one}},
		{Filter{Words: "plan", Prompt: "a/1/x"}, []string{one}},
		{Filter{Words: "plan", Sharing: ForSupervision}, []string{three}},
		{Filter{Words: "plan", Sharing: Private, Briefing: "a"}, []string{two, one}},
		{Filter{Words: "plan", Sharing: "nonsense"}, nil},
		{Filter{Sharing: "nonsense"}, nil},
		{Filter{Sharing: Private}, []string{two, one}},
		{Filter{Briefing: "a", Sharing: ForSupervision}, nil},
		{Filter{Prompt: "b/1/z", Sharing: ForSupervision}, []string{three}},
		{Filter{Words: " \t\n", Limit: 2}, []string{three, two}},
		{Filter{Offset: 2}, []string{one}},
		{Filter{Limit: -1, Offset: -5}, []string{three, two, one}},
	} {
		wantTexts(t, s, c.f, c.want...)
	}
}

func TestSearchFollowsEdits(t *testing.T) {
	s := mustOpen(t, testFolders(t))
	e := save(t, s, edit("a/1/x", "heron", 0))
	save(t, s, edit("a/1/y", "heron and otter", 1))
	e.Text = "kingfisher and heron"
	save(t, s, e)
	wantTexts(t, s, Filter{Words: "heron"}, "kingfisher and heron", "heron and otter")
	e.Text = "kingfisher"
	save(t, s, e)
	wantTexts(t, s, Filter{Words: "heron"}, "heron and otter")
	must(t, s.view("check", func() error {
		return s.db.Exec(`INSERT INTO search(search, rank) VALUES ('integrity-check', 1)`)
	}))
}

// Beginnings longer than the index's own lists are looked up word by word, and by
// SQLite when the words are too many: the answers are the same.
func TestLongBeginnings(t *testing.T) {
	s := mustOpen(t, testFolders(t))
	first := save(t, s, edit("a/1/x", "SAFEGUARD safeguarding safeguardings2", 0))
	save(t, s, edit("a/1/x", "Safeguarded", 1))
	save(t, s, edit("a/1/x", "safeguarzzz safeguarê", 2))
	save(t, s, edit("a/1/x", "safegua", 3))
	all := []string{"safeguarzzz safeguarê", "Safeguarded", first.Text}
	for _, many := range []int{0, maxEndings + 5} {
		for i := range many {
			save(t, s, edit("a/1/x", fmt.Sprintf("safeguardx%d", i), -i))
		}
		f := Filter{Words: "Safeguar", Limit: 500}
		if got := texts(t, s, f); len(got) != len(all)+many || fmt.Sprint(got[many:]) != fmt.Sprint(all) {
			t.Errorf("%d: %q", many, got)
		}
		wantTexts(t, s, Filter{Words: "safeguardin"}, first.Text)
		wantTexts(t, s, Filter{Words: "safeguarding"}, first.Text)
		wantTexts(t, s, Filter{Words: "safeguare"}, all[0])
		wantTexts(t, s, Filter{Words: "safeguarê"}, all[0])
		wantTexts(t, s, Filter{Words: "safeguardedly"})
	}
}

func TestNoWordsAreAnError(t *testing.T) {
	s := mustOpen(t, testFolders(t))
	save(t, s, edit("a/1/x", "heron", 0))
	fine := func(words string) bool {
		_, err := s.Reflections(Filter{Words: words})
		return err == nil
	}
	if err := quick.Check(fine, nil); err != nil {
		t.Error(err)
	}
	for _, words := range []string{
		`"`, `""`, `a"b`, `(`, `)`, `^a`, `a*`, `{text} : a`, `NEAR(a b)`, `a + b`, "a\x00b", "\xff\xfe", `-`, `- a`, `AND`, `a AND`, `\`,
		strings.Repeat("word ", 3000), strings.Repeat("x", 100_000), strings.Repeat(`"`, 501), "ﷺ", "①", "e\u0301",
	} {
		if !fine(words) {
			t.Errorf("%.40q is an error", words)
		}
	}
}

// A list that sorted, or looked at every row, would be slow at 100,000.
func TestListsWalkAnIndex(t *testing.T) {
	s := mustOpen(t, testFolders(t))
	for _, f := range []Filter{
		{}, {Briefing: "a"}, {Prompt: "a/1/x"}, {Sharing: ForSupervision}, {Sharing: Private},
		{Briefing: "a", Sharing: ForSupervision}, {Prompt: "a/1/x", Sharing: ForSupervision},
		{Briefing: "a", Sharing: Private}, {Words: "heron"}, {Words: "heron", Briefing: "a", Sharing: ForSupervision},
	} {
		sql, args := f.query(s.endings)
		plan := explainPlan(t, s, sql, args)
		if strings.Contains(plan, "TEMP B-TREE") {
			t.Errorf("%+v sorts: %s", f, plan)
		}
		if (f.Briefing != "" || f.Prompt != "" || f.Sharing == ForSupervision) && f.Words == "" && !strings.Contains(plan, "USING INDEX") {
			t.Errorf("%+v has no index: %s", f, plan)
		}
		if f.Sharing == ForSupervision && f.Words == "" && !strings.Contains(plan, "reflections_shared") {
			t.Errorf("%+v does not use what is for supervision: %s", f, plan)
		}
	}
}

// What is to be looked back on is looked for at every start.
func TestLookingBackWalksItsIndex(t *testing.T) {
	s := mustOpen(t, testFolders(t))
	plan := explainPlan(t, s, dueQuery, []any{noon.UnixMilli(), noon.UnixMilli(), "/later", settingDeclined})
	if !strings.Contains(plan, "reflections_updated") {
		t.Errorf("it reads more than the days asked for: %s", plan)
	}
}

func explainPlan(t *testing.T, s *Store, sql string, args []any) string {
	t.Helper()
	stmt, _, err := s.db.Prepare(`EXPLAIN QUERY PLAN ` + sql)
	must(t, err)
	defer stmt.Close()
	for i, arg := range args {
		must(t, bind(stmt, i+1, arg))
	}
	var lines []string
	for stmt.Step() {
		lines = append(lines, stmt.ColumnText(3))
	}
	must(t, stmt.Err())
	return strings.Join(lines, "; ")
}
