package record

// A Theme is one that a meeting can be marked with.
type Theme struct{ Name, About string }

// Themes are the four functions of supervision in the 4×4×4 model (Morrison
// 2005). They are offered; nobody has to use them.
func Themes() []Theme {
	return []Theme{
		{"Management", "Competent and accountable practice."},
		{"Development", "Learning and professional development."},
		{"Support", "Personal support for the worker."},
		{"Mediation", "The link between the worker and the organisation."},
	}
}
