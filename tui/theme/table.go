package theme

// roles is the table of one theme.
type roles struct {
	text, quiet, strong, accent look
	warn, bad                   look
	selected, found, rule       look
	painted                     paint
}

// A paint is a ground that is painted, and the words on it. The zero paint is the
// terminal's own.
type paint struct{ words, ground string }

// table is what a theme looks like.
func table(id ID) roles {
	switch id {
	case ID{Name: Light, Ground: OnLight}:
		return coloured("#4a5560", "#005f70", "#6b4a00", "#9c1c10", "#737c85", "#5c4400")
	case ID{Name: Contrast, Ground: OnDark}:
		r := coloured("#e0e4e8", "#9be7ff", "#ffd866", "#ffb3ab", "#b0b8c0", "#ffe08a")
		return r.on("#ffffff", "#000000")
	case ID{Name: Contrast, Ground: OnLight}:
		r := coloured("#2f3740", "#003f4d", "#4a3300", "#7a0f08", "#4a535b", "#3d2c00")
		return r.on("#000000", "#ffffff")
	case ID{Name: Sixteen, Ground: OnDark}:
		return sixteen("14", "3")
	case ID{Name: Sixteen, Ground: OnLight}:
		return sixteen("5", "1")
	case ID{Name: Sixteen}, ID{Name: None}:
		return sixteen("", "")
	}
	return coloured("#a8b0b8", "#7fc8d8", "#e8c06a", "#ff9a8f", "#70787f", "#ffe08a")
}

// coloured is a theme with colours of its own. Text that is merely read has none: it
// keeps the terminal's.
func coloured(quiet, accent, warn, bad, rule, found string) roles {
	return roles{
		quiet:    look{colour: quiet},
		strong:   look{bold: true},
		accent:   look{colour: accent, bold: true},
		warn:     look{colour: warn},
		bad:      look{colour: bad, bold: true},
		selected: look{reverse: true},
		found:    look{colour: found, reverse: true},
		rule:     look{colour: rule},
	}
}

// sixteen is a theme with two of the terminal's sixteen colours, or none. Which they
// really are is the terminal's, so nothing rests on them: what stands out is bold or in
// reverse as well. Nothing is underlined, because that is drawn word by word. On a dark ground none of the reds
// can be read in every palette, and on a light one little but magenta and red can.
func sixteen(accent, bad string) roles {
	return roles{
		strong:   look{bold: true},
		accent:   look{colour: accent, bold: true},
		warn:     look{colour: bad, bold: true},
		bad:      look{colour: bad, bold: true},
		selected: look{reverse: true},
		found:    look{colour: accent, reverse: true},
	}
}

func (r roles) on(words, ground string) roles {
	r.painted = paint{words, ground}
	return r
}
