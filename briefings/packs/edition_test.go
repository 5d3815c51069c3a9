package packs

import (
	"fmt"
	"strings"
	"testing"

	"prebirth/briefings"
)

// localEdition writes a briefing with other words and the same prompts as b.
func localEdition(b *briefings.Briefing) string {
	var out strings.Builder
	fmt.Fprintf(&out, "---\nid: %s\ntitle: Ours\nkind: %s\npublisher: Us\ndate: 2026\norder: 99\nedition: local\n---\n\n## About this briefing\n\nOurs.\n", b.ID, b.Kind)
	for _, p := range b.Parts {
		fmt.Fprintf(&out, "\n## %d. Ours\n\nOur words.\n\n### Reflect\n\n", p.Number)
		for _, q := range p.Prompts {
			fmt.Fprintf(&out, "- `%s` *%s* As we ask it?\n", q.ID[strings.LastIndexByte(q.ID, '/')+1:], q.Mark())
		}
		out.WriteString("\n### Sources\n\n- Us. Date: 2026.\n")
	}
	return out.String()
}

// A local edition stands where the built-in one stood, and what was written to any of
// its prompts finds the prompt; without the pack all is as it was.
func TestALocalEditionTakesThePlace(t *testing.T) {
	s, base := shelf(t), builtIn(t)
	for _, b := range base.Briefings {
		p := read(t, b.ID, map[string]string{b.ID + ".md": localEdition(b)})
		if faults := p.Check(base); len(faults) > 0 {
			t.Fatal(faults)
		}
		add(t, s, p)
	}
	lib, errs := s.Library(base, "")
	if len(errs) > 0 || len(lib.Briefings) != len(base.Briefings) {
		t.Fatal(errs, len(lib.Briefings))
	}
	for i, b := range base.Briefings {
		if lib.Briefings[i].ID != b.ID || lib.Briefings[i].Title != "Ours" {
			t.Errorf("in the place of %s stands %+v", b.ID, lib.Briefings[i])
		}
		for _, p := range b.Parts {
			for _, q := range p.Prompts {
				if _, part, have, ok := lib.Prompt(q.ID); !ok || have.Text != "As we ask it?" || part.Text != "Our words." {
					t.Errorf("what was written to %s is without its prompt", q.ID)
				}
			}
		}
		if err := s.Remove(b.ID); err != nil {
			t.Fatal(err)
		}
	}
	if lib, _ := s.Library(base, ""); lib.Briefings[0].Title == "Ours" {
		t.Error("the edition is still there")
	}
}

// An addition comes to whatever edition there is, and leaves what it does not name.
func TestAnAdditionIsMergedByPart(t *testing.T) {
	s, base := shelf(t), builtIn(t)
	front := "---\nid: key-messages\nedition: addition\npublisher: Us\ndate: 2026\n---\n\n"
	add(t, s, read(t, "seven", map[string]string{"key-messages.md": front +
		"## 7. Ours\n\nOur seventh.\n\n### Reflect\n\n- `who-here` *ours* Who?\n\n### Sources\n\n- Us. Date: 2026.\n\n" +
		"## 2. Not shown\n\n### Reflect\n\n- `and-here` *ours* And here?\n"}))
	add(t, s, read(t, "help", map[string]string{"key-messages.md": front + "## Contacts for support\n\n- Duty: 01632 960001\n- [Site](https://example.org) Hours.\n"}))
	check := func(lib *briefings.Library, errs []error, second string) {
		t.Helper()
		if len(errs) > 0 {
			t.Fatal(errs)
		}
		_, p, _ := lib.Part("key-messages/7")
		if p.Title != "Ours" || p.Text != "Our seventh." || len(p.Sources) != 1 || len(p.Contacts) != 2 || p.Contacts[1].Address != "https://example.org" || p.From != "Us" {
			t.Errorf("part 7: %+v", p)
		}
		_, was, _ := base.Part("key-messages/7")
		if n := len(was.Prompts); len(p.Prompts) != n+1 || p.Prompts[0].ID != was.Prompts[0].ID || p.Prompts[n].ID != "key-messages/7/who-here" || p.Prompts[n].Whose() != "ours, from Us" || p.Prompts[0].From != "" {
			t.Errorf("its prompts: %+v", p.Prompts)
		}
		_, p, _ = lib.Part("key-messages/2")
		_, was, _ = base.Part("key-messages/2")
		if p.Title != second || len(p.Prompts) != len(was.Prompts)+1 || len(p.Contacts) != 2 || p.From != "" {
			t.Errorf("part 2: %+v", p)
		}
	}
	_, two, _ := base.Part("key-messages/2")
	lib, errs := s.Library(base, "")
	check(lib, errs, two.Title)
	if _, p, _ := base.Part("key-messages/7"); p.Title == "Ours" || len(p.Contacts) > 0 {
		t.Error("the built-in one was changed")
	}
	b, _ := base.Briefing("key-messages")
	add(t, s, read(t, "local", map[string]string{"key-messages.md": localEdition(b)}))
	lib, errs = s.Library(base, "")
	check(lib, errs, "Ours")
}
