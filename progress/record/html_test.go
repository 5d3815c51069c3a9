package record

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/xml"
	"os/exec"
	"strings"
	"testing"
)

// Nothing in the file is fetched, run or styled from elsewhere.
func TestHTMLNeedsNothingElse(t *testing.T) {
	hostile := `" onload="x" style="x" href="http://x.example" src='y'`
	known := map[string]bool{"lang": true, "charset": true, "http-equiv": true, "content": true, "name": true, "id": true,
		"aria-labelledby": true, "dir": true, "class": true, "scope": true}
	for _, r := range []Record{everywhere(hostile), everywhereSaid(hostile), learnedOf(hostile).CPD(), learnedOf(hostile).NMC()} {
		each(t, string(HTML(Layout{}, r)), func(token xml.Token) {
			e, _ := token.(xml.StartElement)
			for _, a := range e.Attr {
				if !known[a.Name.Local] {
					t.Errorf("<%s> has %s=%q", e.Name.Local, a.Name.Local, a.Value)
				}
			}
		})
	}
	if strings.Contains(style, "url(") || strings.Contains(style, "@import") || strings.ContainsAny(style, "<&") {
		t.Error("the style fetches something, or does not stay in its element")
	}
}

func TestHTMLAllowsItsOwnStyleOnly(t *testing.T) {
	page := string(HTML(Default(), meeting()))
	_, rest, _ := strings.Cut(page, "<style>")
	inside, _, _ := strings.Cut(rest, "</style>")
	sum := sha256.Sum256([]byte(inside))
	want := `default-src 'none'; style-src 'sha256-` + base64.StdEncoding.EncodeToString(sum[:]) + `'; base-uri 'none'; form-action 'none'`
	if !strings.Contains(page, want) {
		t.Errorf("the policy is not %s", want)
	}
	for _, w := range []string{`<html lang="en-GB">`, `<meta charset="utf-8"/>`, `<th scope="col">`, `<th scope="row">`, "size: A4"} {
		if !strings.Contains(page, w) {
			t.Errorf("%s is missing", w)
		}
	}
}

// Another program's validator finds nothing wrong with a page.
func TestATidyPage(t *testing.T) {
	tidy, err := exec.LookPath("tidy")
	if err != nil {
		t.Skip("needs tidy")
	}
	pages := map[string][]byte{"hostile": HTML(Layout{}, everywhere(`"><script>&amp;<`))}
	for _, r := range full() {
		pages[r.name()] = HTML(Layout{}, r)
	}
	for name, page := range pages {
		check := exec.Command(tidy, "-q", "-e", "--drop-empty-elements", "no")
		check.Stdin = bytes.NewReader(page)
		if out, err := check.CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
	}
}
