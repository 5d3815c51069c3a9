package record

type discussed []Reflection

func (discussed) kind() Kind { return KindDiscussed }

func (discussed) labels() []string {
	return append(whose(), "Summary", "Sign-off", "Fingerprint of the version")
}

func (rs discussed) blocks(own names) []block {
	var blocks []block
	for _, r := range rs {
		title := list([]string{r.Briefing, r.Part}, ": ")
		if title == "" {
			title = "A reflection"
		}
		blocks = append(blocks, heading{title})
		blocks = append(blocks, asked(own, r.Asked, r.Published)...)
		blocks = append(blocks, r.said(own)...)
		for _, c := range r.Comments {
			blocks = append(blocks, c.blocks(r.IncludeWords)...)
		}
		blocks = append(blocks, r.signed(own)...)
	}
	return blocks
}

// whose are the labels of a prompt, and of one that a source asks. Who else asks, this
// program or a service in a pack, is not said: in a record, neither is “us”.
func whose() []string { return []string{"Prompt", "Prompt (published)"} }

// asked is the prompt, and whether a source asks it.
func asked(own names, prompt string, published bool) []block {
	if blank(prompt) {
		return nil
	}
	label := whose()[0]
	if published {
		label = whose()[1]
	}
	return []block{para{own.of(label), prompt}}
}

// said is what was written, as far as it may leave.
func (r Reflection) said(own names) []block {
	var blocks []block
	if !blank(r.Summary) {
		blocks = append(blocks, para{own.of("Summary"), r.Summary})
	}
	of := ""
	if v := day(r.Version); v != "" {
		of = " of " + v
	}
	switch {
	case !r.IncludeWords:
		return append(blocks, para{text: "The version" + of + " was discussed. Its words are not part of this record."})
	case blank(r.Words):
		return append(blocks, para{text: "The version" + of + " was discussed. It has no words."})
	}
	return append(blocks, para{label: "The version" + of + " that was discussed"}, quote{r.Words})
}

// blocks are the comment's. The passage is words of the reflection, and leaves
// only when they may.
func (c Comment) blocks(words bool) []block {
	label := "Comment"
	if by := line(c.By); by != "" {
		label += " by " + by
	}
	switch {
	case blank(c.Passage):
		return []block{para{label, c.Text}}
	case !words:
		return []block{para{label + ", on a passage", c.Text}}
	}
	blocks := []block{para{label: label + ", on this passage"}, quote{c.Passage}}
	return append(blocks, text(c.Text).blocks(nil)...)
}

// signed is the sign-off, and what the version can be known by.
func (r Reflection) signed(own names) []block {
	said := "None."
	if r.SignOff.Signed {
		said = "Signed"
		if by := line(r.SignOff.By); by != "" {
			said += " by " + by
		}
		if at := day(r.SignOff.At); at != "" {
			said += " on " + at
		}
		said += "."
	}
	blocks := []block{para{own.of("Sign-off"), said}}
	if of := line(r.Fingerprint); of != "" {
		blocks = append(blocks, para{own.of("Fingerprint of the version"), of})
	}
	return blocks
}
