package guard

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A name is what a hit on one needs for its neutral words.
type name struct {
	key     string // the name in small letters
	role    string // "" where no cue tells
	bare    bool
	capital bool
}

// nameAll gives every name its token: the role and a letter, the same for the same name throughout the text.
func (s *scan) nameAll(kept []hit) {
	letters, roles := map[string]int{}, map[int]string{}
	numbers := make([]int, len(kept))
	count := 0
	for i, h := range kept {
		if h.kind != Name {
			continue
		}
		words := strings.FieldsFunc(h.name.key, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '\'' })
		if len(words) == 0 {
			words = []string{h.name.key}
		}
		n, ok := letters[words[0]]
		if !ok {
			n = count
			count++
		}
		for _, w := range words {
			if _, ok := letters[w]; !ok {
				letters[w] = n
			}
		}
		numbers[i] = n
		if roles[n] == "" {
			roles[n] = h.name.role
		}
	}
	for i := range kept {
		if kept[i].kind == Name {
			kept[i].instead = kept[i].name.token(numbers[i], roles[numbers[i]])
		}
	}
}

func (n name) token(number int, role string) string {
	letter := string(rune('A' + number%26))
	if round := number / 26; round > 0 {
		letter += strconv.Itoa(round + 1)
	}
	if n.bare {
		return letter
	}
	if role == "" {
		role = "person"
	}
	if n.capital {
		role = capital(role)
	}
	return role + " " + letter
}

func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// roleOf gives the neutral word for who somebody is.
func roleOf(low string) string {
	switch low {
	case "mum", "mom", "mam", "mummy", "mother", "dad", "daddy", "father", "stepdad", "stepfather", "stepmum", "stepmother", "parent", "parents":
		return "parent"
	case "child", "baby", "infant", "toddler", "newborn", "boy", "girl", "twin", "twins", "son", "daughter", "sons", "daughters", "eldest",
		"oldest", "youngest", "middle", "stepson", "stepdaughter", "teenager", "lad", "children", "firstborn", "kids", "girls", "boys":
		return "child"
	case "sister", "brother", "half-brother", "sibling", "sisters", "brothers", "stepbrother", "stepsister":
		return "sibling"
	case "nan", "nana", "nanna", "nannan", "nain", "taid", "mamgu", "tadcu", "gran", "granny", "grandma", "grandmother", "grandad",
		"granddad", "grandpa", "grandfather":
		return "grandparent"
	case "partner", "husband", "wife", "boyfriend", "girlfriend", "ex", "fiancé", "fiancée", "fiance", "fiancee":
		return "partner"
	case "aunt", "auntie", "aunty", "uncle", "cousin", "niece", "nephew":
		return "relative"
	case "friend", "neighbour", "colleague", "supervisor", "manager", "midwife", "carer", "teacher", "solicitor", "officer", "judge",
		"nurse", "student", "mentor", "landlord", "guardian":
		return low
	case "worker", "visitor", "sw", "hv", "practitioner", "caseworker", "keyworker", "gp", "consultant", "advocate", "iro":
		return "worker"
	}
	return "person"
}

func titleRole(low string) string {
	switch low {
	case "dr", "doctor", "prof", "professor":
		return "doctor"
	case "pc", "dc", "ds", "di", "dci", "sgt", "sergeant", "constable", "inspector":
		return "officer"
	case "judge", "hhj", "dj", "justice":
		return "judge"
	case "nurse":
		return "nurse"
	}
	return "person"
}
