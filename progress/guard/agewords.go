package guard

// ageNoun words "a 24-year-old mother": the article and the noun belong to it, so that all of it reads well.
func (s *scan) ageNoun(a age) (first, last int, instead string) {
	first, last = a.first, a.last
	article := ""
	if s.is(first-1, "a", "an") {
		first--
		article = "a "
	}
	noun := last + 1
	if noun >= len(s.toks) || s.toks[noun].shape != wordShape || !s.has(noun, relation) && !s.is(noun, "person", "adult", "student") {
		instead = article + nounOf(a.years)
	} else if a.years >= 20 {
		last = noun
		instead = article + s.lowOf(noun) + " " + s.stageOf(a.years, genderOf(s.lowOf(noun)))
	} else {
		instead = article + map[bool]string{true: "teenage", false: "young"}[a.years >= 13]
	}
	if s.toks[first].capitals != lowerCase {
		instead = capital(instead)
	}
	return first, last, instead
}

func nounOf(years int) string {
	switch {
	case years < 13:
		return "young child"
	case years < 18:
		return "teenager"
	case years < 26:
		return "young adult"
	}
	return "grown-up"
}

// stageOf gives words for an age after a noun or a form of "to be".
func (s *scan) stageOf(years int, whose string) string {
	switch {
	case years < 5:
		return "under school age"
	case years < 12:
		return "of primary school age"
	case years < 20:
		return "in " + whose + " teens"
	case years < 100:
		return "in " + whose + " " + [...]string{"twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties",
			"nineties"}[years/10-2]
	}
	return "very old"
}

// gender gives the pronoun of the nearest person before a token.
func (s *scan) gender(i int) string {
	for k := i - 1; k >= 0 && k >= i-7; k-- {
		if s.toks[k].shape == wordShape {
			if g := genderOf(s.lowOf(k)); g != "their" {
				return g
			}
		}
	}
	return "their"
}

// genderAfter gives the pronoun of one of the two tokens after a token.
func (s *scan) genderAfter(last int) string {
	for k := last + 1; k <= last+2 && k < len(s.toks); k++ {
		if g := genderOf(s.lowOf(k)); g != "their" {
			return g
		}
	}
	return "their"
}

func genderOf(low string) string {
	switch low {
	case "she", "mum", "mother", "woman", "girl", "sister", "daughter", "aunt", "grandmother", "nan", "wife", "girlfriend", "niece",
		"mam", "mom", "mummy", "gran", "grandma", "auntie", "mrs", "ms", "miss", "stepmum", "she's":
		return "her"
	case "he", "dad", "father", "man", "boy", "brother", "son", "uncle", "grandfather", "grandad", "husband", "boyfriend", "nephew",
		"lad", "daddy", "mr", "stepdad", "he's":
		return "his"
	}
	return "their"
}
