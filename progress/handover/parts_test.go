package handover

import (
	"bytes"
	"strings"
	"time"

	"github.com/hiddeco/sshsig"
)

type hostile struct {
	what   string
	reason Reason
	do     func(f *forge)
}

func hostileParts(c cast) []hostile {
	field := func(name string, v any) func(*forge) { return func(f *forge) { f.manifest[name] = v } }
	ada, sue, eve := c.ada.card.Fingerprint(), c.sue.card.Fingerprint(), c.eve.card.Fingerprint()
	return []hostile{
		{"a newer format", NewerVersion, func(f *forge) { f.first = title + "2" }},
		{"a newer format of another shape", NewerVersion, func(f *forge) { f.edit = func([]byte) []byte { return []byte(title + "3") } }},
		{"format 0", NotIntact, func(f *forge) { f.first = title + "0" }},
		{"format 1.0", NotIntact, func(f *forge) { f.first = title + "1.0" }},
		{"a card for a file", NotIntact, func(f *forge) { f.edit = func([]byte) []byte { return []byte(c.ada.card.Text()) } }},
		{"nothing", NotIntact, func(f *forge) { f.edit = func([]byte) []byte { return nil } }},
		{"a first line only", NotIntact, func(f *forge) { f.edit = func([]byte) []byte { return []byte(title + "1\n") } }},
		{"Windows line ends", NotIntact, func(f *forge) {
			f.edit = func(p []byte) []byte { return bytes.ReplaceAll(p, []byte("\n"), []byte("\r\n")) }
		}},

		{"signed by another", BadSignature, func(f *forge) { f.signer = c.eve.id }},
		{"signed as a card", BadSignature, func(f *forge) { f.space = cardNamespace }},
		{"signed as a sign-off", BadSignature, func(f *forge) { f.space = signOffNamespace }},
		{"signed as a file", BadSignature, func(f *forge) { f.space = "file" }},
		{"the signature of another file", BadSignature, func(f *forge) {
			other := made(c.ada.id.sign(manifestNamespace, made(canonical(manifest()))))
			f.edit = func(p []byte) []byte {
				return append(append([]byte(string(p[:bytes.Index(p, []byte(signatureBegin))])), other...), p[bytes.Index(p, []byte(signatureEnd))+len(signatureEnd):]...)
			}
		}},
		{"no signature", NotIntact, func(f *forge) {
			f.edit = func(p []byte) []byte {
				return append(p[:bytes.Index(p, []byte(signatureBegin))], p[bytes.Index(p, []byte(signatureEnd))+len(signatureEnd):]...)
			}
		}},
		{"an empty signature", BadSignature, func(f *forge) {
			f.edit = func(p []byte) []byte {
				return append(append(p[:bytes.Index(p, []byte(signatureBegin))], signatureBegin...), p[bytes.Index(p, []byte(signatureEnd)):]...)
			}
		}},
		{"the signature in another form", BadSignature, func(f *forge) {
			f.edit = func(p []byte) []byte {
				at, end := bytes.Index(p, []byte(signatureBegin)), bytes.Index(p, []byte(signatureEnd))+len(signatureEnd)
				return []byte(string(p[:at]) + wide(string(p[at:end])) + string(p[end:]))
			}
		}},
		{"the signature twice", WrongHash, func(f *forge) {
			f.edit = func(p []byte) []byte {
				at, end := bytes.Index(p, []byte(signatureBegin)), bytes.Index(p, []byte(signatureEnd))+len(signatureEnd)
				return []byte(string(p[:end]) + string(p[at:end]) + string(p[end:]))
			}
		}},
		{"another length", WrongHash, func(f *forge) {
			f.keep = true
			list := f.manifest["items"].([]any)
			list[1] = map[string]any{"sha256": hash(f.lines[1]), "length": len(f.lines[1]) + 1}
		}},
		{"a signature that names another hash", BadSignature, changedSignature(func(s *sshsig.Signature) { s.HashAlgorithm = sshsig.HashSHA256 })},
		{"a signature with a tail", BadSignature, changedSignature(func(s *sshsig.Signature) { s.Signature.Rest = []byte("x") })},
		{"a signature with SHA-256", BadSignature, func(f *forge) {
			f.edit = func(p []byte) []byte {
				line := bytes.Split(p, []byte("\n"))[1]
				sig := string(sshsig.Armor(made(sshsig.Sign(bytes.NewReader(line), c.ada.id.signer, sshsig.HashSHA256, manifestNamespace))))
				at, end := bytes.Index(p, []byte(signatureBegin)), bytes.Index(p, []byte(signatureEnd))+len(signatureEnd)
				return []byte(string(p[:at]) + sig + string(p[end:]))
			}
		}},

		{"another's card", BadSignature, func(f *forge) { f.send(c.eve.card) }},
		{"another's card, signed by them", WrongSender, func(f *forge) {
			f.signer, f.manifest["sender_card"] = c.eve.id, c.eve.card.Text()
		}},
		{"another's fingerprint", WrongSender, field("sender", eve)},
		{"a card that was changed", BadSignature, func(f *forge) {
			f.manifest["sender_card"] = strings.Replace(c.ada.card.Text(), "Ada", "Eda", 1)
		}},
		{"a card with Windows line ends", BadCard, func(f *forge) {
			f.manifest["sender_card"] = strings.ReplaceAll(c.ada.card.Text(), "\n", "\r\n")
		}},
		{"a card with blank lines", BadCard, func(f *forge) { f.manifest["sender_card"] = c.ada.card.Text() + "\n" }},
		{"a newer card", NewerVersion, func(f *forge) {
			f.manifest["sender_card"] = strings.Replace(c.ada.card.Text(), "card 1", "card 2", 1)
		}},
		{"a card with a newer time", BadCard, func(f *forge) {
			f.send(c.ada.badCard(func(x *Card) { x.Made = time.Date(12026, 1, 1, 0, 0, 0, 0, time.UTC) }))
		}},

		{"for another", WrongRecipient, field("recipients", []string{eve, ada})},
		{"passed on", WrongRecipient, func(f *forge) { // what Eve got is encrypted anew, to Sue
			f.manifest["recipients"] = []string{eve, ada}
			f.to = []string{c.sue.card.Recipient, c.eve.card.Recipient}
		}},
		{"for its sender", WrongRecipient, field("recipients", []string{ada, ada})},
		{"for two, and not the sender", WrongRecipient, field("recipients", []string{sue, eve})},
		{"the sender first", WrongRecipient, field("recipients", []string{ada, sue})},
		{"for three", BadManifest, field("recipients", []string{sue, ada, eve})},
		{"for one", BadManifest, field("recipients", []string{sue})},
		{"for nobody", BadManifest, field("recipients", []string{})},
		{"encrypted to another", NotForMe, func(f *forge) { f.to = []string{c.eve.card.Recipient} }},
		{"encrypted to 21", TooLarge, func(f *forge) { f.to = slicesRepeat(c.sue.card.Recipient, 21) }},

		{"the second of a sequence without a first", BadManifest, field("sequence", 2)},
		{"the first of a sequence with one before", BadManifest, field("previous", strings.Repeat("0", 64))},
		{"an id of another version", BadManifest, field("id", "0195ec1e-5b00-4000-8000-00000000000c")},
		{"an id in capitals", BadManifest, field("id", strings.ToUpper(idC))},
		{"an id in brackets", BadManifest, field("id", "{"+idC+"}")},
		{"a day that is none", BadManifest, field("keep_until", "2027-02-30")},
		{"a kind that is none", BadManifest, field("kind", "Handover")},

		{"a key twice", NotCanonical, resigned(`"format":1,`, `"format":1,"format":1,`)},
		{"a space", NotCanonical, resigned(`"format":1,`, `"format": 1,`)},
		{"another order", NotCanonical, resigned(`"format":1,"guard"`, `"guard"`)},
		{"a key in capitals", NotCanonical, resigned(`"format":1,`, `"Format":1,`)},
		{"an escape that need not be", NotCanonical, resigned(`"kind":"h`, `"kind":"\u0068`)},
		{"no JSON", NotCanonical, resigned(`{"created"`, `["created"`)},
		{"half a surrogate", NotCanonical, resigned(`"note":"`, `"note":"\ud800`)},
		{"not UTF-8", NotCanonical, resigned(`"note":"`, "\"note\":\"\xff")},
		{"more after it", NotCanonical, resigned(`"sequence":1`, `"sequence":1} {"x":1`)},

		{"an item dropped", WrongHash, func(f *forge) { f.keep, f.lines = true, f.lines[:1] }},
		{"no items", WrongHash, func(f *forge) { f.keep, f.lines = true, nil }},
		{"an item twice", WrongHash, func(f *forge) { f.keep, f.lines = true, append(f.lines, f.lines[1]) }},
		{"items changed places", WrongHash, func(f *forge) { f.keep, f.lines[0], f.lines[1] = true, f.lines[1], f.lines[0] }},
		{"an item changed", WrongHash, func(f *forge) { f.keep = true; f.lines[1] = replaced("true", "false")(f.lines[1]) }},
		{"an item of the same length changed", WrongHash, func(f *forge) { f.keep = true; f.lines[0] = replaced("said", "sang")(f.lines[0]) }},
		{"an id twice", BadItem, func(f *forge) { f.lines[1] = f.lines[0] }},
		{"a blank line at the end", WrongHash, func(f *forge) { f.edit = func(p []byte) []byte { return append(p, '\n') } }},
		{"no last line end", NotIntact, func(f *forge) { f.edit = func(p []byte) []byte { return p[:len(p)-1] } }},
		{"something after the end", NotIntact, func(f *forge) { f.edit = func(p []byte) []byte { return append(p, "x"...) } }},
		{"an item that is empty", BadManifest, func(f *forge) { f.lines[0] = nil }},
		{"an item that is no object", NotCanonical, func(f *forge) { f.lines[0] = []byte(`[]`) }},
		{"an item that is null", BadItem, func(f *forge) { f.lines[0] = []byte(`null`) }},
		{"an item with a quote", NotCanonical, func(f *forge) {
			f.lines[0] = replaced(`"reflection"`, `"quote":"`+canary+`","reflection"`)(encoded(Redaction{Base: base(3), About: about(), Span: Span{8, 13}, What: "name"}))
		}},
		{"an item with a key twice", NotCanonical, func(f *forge) { f.lines[1] = replaced(`"done":true`, `"done":true,"done":true`)(f.lines[1]) }},
		{"an item with two kinds", NotCanonical, func(f *forge) {
			f.lines[1] = replaced(`"kind":"withdrawn"`, `"kind":"withdrawal","kind":"withdrawn"`)(f.lines[1])
		}},
		{"a passage of another length", BadItem, func(f *forge) {
			f.lines[0] = replaced(`"end":13`, `"end":14`)(encoded(Comment{Base: base(3), About: about(), Passage: &Passage{Span{8, 13}, canary}, Text: "x"}))
		}},
		{"stars in a character", BadItem, func(f *forge) { f.lines[0] = replaced(`"end":17`, `"end":16`)(f.lines[0]) }},
		{"stars that overlap", BadItem, func(f *forge) { f.lines[0] = replaced(`"start":6`, `"start":4`)(f.lines[0]) }},
		{"stars past the end", BadItem, func(f *forge) { f.lines[0] = replaced(`"end":17`, `"end":9999`)(f.lines[0]) }},
		{"a retired card that is its own heir", BadItem, func(f *forge) {
			f.lines[0] = made(writeItem(Retired{Base: base(3), Fingerprint: ada, Card: c.ada.card.Text()}))
		}},

		{"501 items", TooLarge, func(f *forge) { f.lines = slicesRepeat(f.lines[1], MaxItems+1) }},
		{"a million empty items", TooLarge, func(f *forge) { f.keep, f.lines = true, slicesRepeat([]byte(nil), 1_000_000) }},
		{"a list of a million items", TooLarge, func(f *forge) { f.keep, f.manifest["items"] = true, slicesRepeat(1, 1_000_000) }},
		{"a list of 501 items", BadManifest, func(f *forge) {
			f.keep = true
			f.manifest["items"] = slicesRepeat(map[string]any{"sha256": strings.Repeat("0", 64), "length": 1}, MaxItems+1)
		}},
		{"9 deep", TooLarge, func(f *forge) { f.lines[0] = []byte(strings.Repeat("[", 9) + strings.Repeat("]", 9)) }},
		{"8 deep", NotCanonical, func(f *forge) { f.lines[0] = []byte(strings.Repeat("[", 8) + strings.Repeat("]", 8)) }},
		{"a million deep", TooLarge, func(f *forge) { f.lines[0] = []byte(strings.Repeat("[", 1_000_000)) }},
		{"a deep manifest", TooLarge, func(f *forge) {
			f.edit = func([]byte) []byte { return []byte(title + "1\n" + strings.Repeat(`{"a":`, 100_000) + "\n") }
		}},
		{"a line of a mebibyte", TooLarge, func(f *forge) { f.lines[0] = bytes.Repeat([]byte("x"), maxLine) }},
		{"a manifest of a mebibyte", TooLarge, field("note", strings.Repeat("x", maxLine))},
		{"5 MiB and a byte", TooLarge, func(f *forge) { f.edit = func([]byte) []byte { return make([]byte, maxPlain+1) } }},
	}
}

// changedSignature changes a signature that fits.
func changedSignature(change func(*sshsig.Signature)) func(*forge) {
	return func(f *forge) {
		f.edit = func(p []byte) []byte {
			at, end := bytes.Index(p, []byte(signatureBegin)), bytes.Index(p, []byte(signatureEnd))+len(signatureEnd)
			signature := made(sshsig.Unarmor(p[at:end]))
			change(signature)
			return []byte(string(p[:at]) + string(sshsig.Armor(signature)) + string(p[end:]))
		}
	}
}

func encoded(item Item) []byte { return made(EncodeItem(item)) }

func slicesRepeat[T any](v T, n int) []T {
	list := make([]T, n)
	for i := range list {
		list[i] = v
	}
	return list
}

// resigned changes the manifest's line and signs it again.
func resigned(from, to string) func(*forge) {
	return func(f *forge) {
		f.edit = func(p []byte) []byte {
			line := replaced(from, to)(bytes.Split(p, []byte("\n"))[1])
			end := bytes.Index(p, []byte(signatureEnd)) + len(signatureEnd)
			return []byte(title + "1\n" + string(line) + "\n" + made(f.signer.sign(manifestNamespace, line)) + string(p[end:]))
		}
	}
}
