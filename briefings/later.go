package briefings

import "strings"

// LaterEnd ends the id of the question that is asked some weeks after an answer. It
// stands where no prompt of a briefing can: behind a whole id.
const LaterEnd = "/later"

// Later is the id of the question whether the answer to a prompt changed anything.
// It is a prompt of the library like any other, so that its answer is a reflection
// of its own, which its id ties to the first.
func Later(prompt string) string { return prompt + LaterEnd }

// LaterOf is the prompt that such a question follows; ok is false for every other id.
func LaterOf(id string) (prompt string, ok bool) {
	prompt, ok = strings.CutSuffix(id, LaterEnd)
	return prompt, ok && strings.Count(prompt, "/") == 2
}

// later is that question, in words that tell what was asked before.
func later(q *Prompt) *Prompt {
	return &Prompt{ID: Later(q.ID), Text: "Did it change anything: for a family, for how you work, or not at all? " +
		"This is what you answered some weeks ago: “" + q.Text + "”"}
}
