package guard

import "testing"

// Every single wrong digit and every swap of unequal neighbours in valid numbers is refused.
func TestCheckDigit(t *testing.T) {
	d := newDrawer(17, 1)
	wrong := 0
	for range 200 {
		valid := []byte(d.nhs(0))
		if !checkDigitFits(valid) || len(Find("x "+string(valid))) != 1 {
			t.Fatalf("%s is refused", valid)
		}
		refuse := func(ten []byte) {
			wrong++
			if checkDigitFits(ten) || len(Find("x "+string(ten))) != 0 {
				t.Errorf("%s passes, one slip from %s", ten, valid)
			}
		}
		for i := range valid {
			for c := byte('0'); c <= '9'; c++ {
				if slip := append([]byte(nil), valid...); c != valid[i] {
					slip[i] = c
					refuse(slip)
				}
			}
			if i > 0 && valid[i] != valid[i-1] {
				slip := append([]byte(nil), valid...)
				slip[i], slip[i-1] = slip[i-1], slip[i]
				refuse(slip)
			}
		}
	}
	if wrong < 19_000 {
		t.Errorf("only %d slips tried", wrong)
	}
}
