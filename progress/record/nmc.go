package record

// NMC is one written reflective account, as the Nursing and Midwifery Council asks
// for in revalidation.
type NMC struct{ Learning }

func (NMC) name() string { return "nmc" }

func (NMC) fields() []string {
	return []string{"nature", "date", "learning", "changed", "code", "discussion", "reading"}
}

// Fields are the names of what the person can fill in: "code" for the Code as a
// whole, or one of its four themes.
func (NMC) Fields() []string {
	return []string{"nature", "date", "learning", "changed", "code", "people", "effectively", "safety", "trust", "discussion"}
}

func (n NMC) field(name string) content {
	switch name {
	case "nature":
		return n.described(name)
	case "date":
		return n.dated(name)
	case "learning":
		return n.learnt(name)
	case "changed":
		return n.became(name)
	case "code":
		return n.code()
	case "discussion":
		return n.discussed(name)
	case "reading":
		return n.read()
	}
	return nil
}

// code is how it relates to the Code, by its themes: only the person can say.
func (n NMC) code() content {
	themes := facts{
		{"Prioritise people", n.Own["people"]}, {"Practise effectively", n.Own["effectively"]},
		{"Preserve safety", n.Own["safety"]}, {"Promote professionalism and trust", n.Own["trust"]},
	}
	return owned{words: n.Own["code"], names: themes.labels(), found: themes.blocks}
}
