package handover

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// stockAge builds the age program from the module that is used here. Its go.mod is a copy, because the program needs
// modules that nothing else here does.
func stockAge(t *testing.T) (folder string) {
	t.Helper()
	folder = t.TempDir()
	mod := strings.TrimSpace(run(t, "", "go", "env", "GOMOD"))
	for _, name := range []string{"go.mod", "go.sum"} {
		data := made(os.ReadFile(filepath.Join(filepath.Dir(mod), name)))
		if err := os.WriteFile(filepath.Join(folder, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	run(t, "", "go", "build", "-mod=mod", "-modfile="+filepath.Join(folder, "go.mod"), "-o", filepath.Join(folder, "age"), "filippo.io/age/cmd/age")
	return folder
}

func run(t *testing.T, folder, name string, args ...string) string {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = folder
	cmd.Stderr = &bytes.Buffer{}
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, cmd.Stderr)
	}
	return string(out)
}

// documented is the script in FORMAT.md.
func documented(t *testing.T) string {
	t.Helper()
	text := string(made(os.ReadFile("FORMAT.md")))
	_, script, found := strings.Cut(text, "```sh\n")
	script, _, closed := strings.Cut(script, "```")
	if !found || !closed {
		t.Fatal("FORMAT.md has no script")
	}
	return script
}

// stock runs the script of FORMAT.md on a file.
func stock(t *testing.T, age string, data []byte, reader person, card Card) (out string, err error) {
	t.Helper()
	folder := t.TempDir()
	secret := string(made(reader.id.MarshalText()))
	for name, content := range map[string]string{"handover.age": string(data), "sender.card": card.Text(),
		"key.txt": secret[strings.Index(secret, "AGE-SECRET"):]} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command("sh", "-c", documented(t))
	cmd.Dir = folder
	cmd.Env = append(os.Environ(), "PATH="+age+string(os.PathListSeparator)+os.Getenv("PATH"), "LC_ALL=C")
	text, err := cmd.CombinedOutput()
	return string(text), err
}

// Stock age and ssh-keygen open and verify a file by the commands of FORMAT.md, for both who can, and find what is
// wrong with one that was changed.
func TestStockPrograms(t *testing.T) {
	if _, err := exec.LookPath("ssh-keygen"); err != nil {
		t.Skip("ssh-keygen is not installed")
	}
	c, age := people(t), stockAge(t)
	data := made(Seal(c.ada.id, c.ada.card, c.sue.card, manifest(), items(t, c.ada.id)))
	signatures := 0
	for _, reader := range []person{c.sue, c.ada} {
		out, err := stock(t, age, data, reader, c.ada.card)
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		for _, space := range []string{cardNamespace, manifestNamespace, signOffNamespace} {
			if n := strings.Count(out, fmt.Sprintf("Good %q signature for sender", space)); n != 1 {
				t.Errorf("%d signatures are good in %s:\n%s", n, space, out)
			}
			signatures++
		}
	}
	withNone := made(Seal(c.ada.id, c.ada.card, c.sue.card, manifest(), nil))
	if out, err := stock(t, age, withNone, c.sue, c.ada.card); err != nil {
		t.Errorf("without items: %v\n%s", err, out)
	}
	changed, found := 0, 0
	for what, edit := range map[string]func([]byte) []byte{
		"the manifest": replaced(`"sequence":1`, `"sequence":2`), "an item": replaced("said", "sang"),
		"a sign-off": replaced("We discussed", "We dismissed"), "the version": replaced("handover 1", "handover 2"),
		"an item less": func(p []byte) []byte { return p[:bytes.LastIndexByte(p[:len(p)-1], '\n')+1] },
	} {
		f := newForge(c, items(t, c.ada.id)...)
		f.edit = edit
		changed++
		if out, err := stock(t, age, f.file(), c.sue, c.ada.card); err == nil {
			t.Errorf("%s was changed, and the commands find nothing:\n%s", what, out)
			continue
		}
		found++
	}
	if _, err := stock(t, age, data, c.sue, c.eve.card); err == nil {
		t.Error("the card of another passes")
	}
	fmt.Printf("figure: stock age and ssh-keygen: signatures verified %d, changed files found %d of %d\n", signatures, found, changed)
}

// What stock age encrypts is opened here.
func TestStockAgeEncrypts(t *testing.T) {
	c, age := people(t), stockAge(t)
	if version := run(t, "", filepath.Join(age, "age"), "--version"); !strings.HasPrefix(version, "v1.3.") {
		t.Errorf("age is %s", version)
	}
	plain, sealed := filepath.Join(age, "plain"), filepath.Join(age, "sealed")
	if err := os.WriteFile(plain, newForge(c, items(t, c.ada.id)...).plain(), 0o600); err != nil {
		t.Fatal(err)
	}
	run(t, "", filepath.Join(age, "age"), "-r", c.sue.card.Recipient, "-r", c.ada.card.Recipient, "-o", sealed, plain)
	if err := accepted(c, made(os.ReadFile(sealed))); err != nil {
		t.Error(err)
	}
}
