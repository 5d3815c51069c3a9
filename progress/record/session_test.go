package record

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestTimeThatAPartTook(t *testing.T) {
	for took, want := range map[time.Duration]string{
		time.Millisecond: "under 1 s", 600 * time.Millisecond: "1 s", 59 * time.Second: "59 s", 59*time.Second + 700*time.Millisecond: "1 min",
		70 * time.Second: "1 min 10 s", 2 * time.Minute: "2 min", 61*time.Minute + time.Second: "61 min 1 s",
	} {
		if got := spent(took); got != want {
			t.Errorf("%v is %q, want %q", took, got, want)
		}
	}
}

func TestPartsAddUp(t *testing.T) {
	half := 1500 * time.Millisecond
	for want, cs := range map[string]covered{
		"4 s":                           {{1, "a", half}, {2, "b", half}},
		"2 s, as far as it was timed":   {{1, "a", half}, {2, "b", 0}},
		"2 min, as far as it was timed": {{1, "a", 2 * time.Minute}, {2, "b", -time.Minute}},
	} {
		rows := cs.blocks(nil)[0].(table).rows
		if last := rows[len(rows)-1]; !slices.Equal(last, []string{"Together", "", want}) {
			t.Errorf("%v ends with %q, want %q", cs, last, want)
		}
	}
	if got := (covered{{1, "a", 0}, {2, "b", 0}}).blocks(nil)[0].(table); len(got.head) != 2 || len(got.rows) != 2 || len(got.rows[1]) != 2 {
		t.Errorf("nothing was timed: %+v", got)
	}
}

func TestAnActionOfASessionHasARole(t *testing.T) {
	got := string(Markdown(Layout{}, session()))
	if !strings.Contains(got, "**Owner (role):** team manager") || strings.Contains(got, "**Who:**") {
		t.Error(got)
	}
	if got := string(Markdown(Layout{}, meeting())); !strings.Contains(got, "**Who:** Asha Patel") {
		t.Error(got)
	}
}

// What people typed has to be looked through, all of it; what a briefing says has not.
func TestTextsOfASession(t *testing.T) {
	s := everywhereSaid("TYPED")
	s.Briefing, s.Edition = "read", "read"
	for i := range s.Parts {
		s.Parts[i].Title = "read"
	}
	for i := range s.Points {
		s.Points[i].Part, s.Points[i].Question = "read", "read"
	}
	typed := 0
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.String:
			if v.String() == "TYPED" && v.Type() != reflect.TypeFor[State]() {
				typed++
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case reflect.Struct:
			for i := range v.NumField() {
				if v.Field(i).CanInterface() && v.Type() != reflect.TypeFor[time.Time]() {
					walk(v.Field(i))
				}
			}
		}
	}
	walk(reflect.ValueOf(s))
	texts := s.Texts()
	if n := len(slices.DeleteFunc(slices.Clone(texts), func(t string) bool { return t != "TYPED" })); n != typed || slices.Contains(texts, "read") {
		t.Errorf("%d of the %d texts are looked through: %q", n, typed, texts)
	}
}
