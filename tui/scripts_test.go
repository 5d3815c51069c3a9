package tui

import "testing"

// allScripts is every script by its name, of which there are no two.
func allScripts(t *testing.T) map[string]script {
	t.Helper()
	all := map[string]script{}
	for _, some := range []map[string]script{readingScripts, journalScripts, settingScripts, supervisionScripts, protectionScripts, sessionScripts} {
		for name, s := range some {
			if _, twice := all[name]; twice {
				t.Errorf("there are two scripts called %q", name)
			}
			all[name] = s
		}
	}
	return all
}

// readingScripts are about the library and what one writes there.
var readingScripts = map[string]script{
	"read a part and the next":       {keys: "enter 2 space end n"},
	"look back":                      {from: opened(aged), keys: "home enter =It_did. enter =I_ask_now. esc", leaves: `"It did.\nI ask now."`},
	"look back, and leave it":        {from: opened(aged), keys: "home enter esc"},
	"do not ask":                     {from: opened(aged), keys: "home x"},
	"do not ask, elsewhere":          {from: opened(aged), keys: "end up x", idle: "it does nothing there"},
	"read by number":                 {keys: "enter 5 3 end"},
	"the part before":                {keys: "enter 5 p p"},
	"a key message":                  {keys: "down down down enter 0"},
	"find and open":                  {keys: "/ =mother enter end esc"},
	"find in a part":                 {keys: "enter 3 / =mother enter f esc"},
	"find nothing":                   {keys: "/ =zebra enter esc", idle: "nothing was opened"},
	"links and keys":                 {keys: "o esc ? esc", idle: "it was only looked at"},
	"hide and come back":             {keys: "m enter enter =And_more. ctrl+x ctrl+x enter =And_on. esc", leaves: `"two\nAnd more.\nAnd on."`},
	"nothing to lock":                {keys: "m enter enter =And_more. ctrl+l ctrl+x enter =And_on. esc", leaves: `"two\nAnd more.\nAnd on."`},
	"leave while writing":            {keys: "enter 5 r =Half_a_sent", leaves: `"Half a sent"`},
	"reflect, and mark it":           {keys: "enter 4 r =I_was_afraid. enter enter =And_then_I_asked. esc m down m esc", leaves: `"I was afraid.\n\nAnd then I asked."`},
	"reflect on the next prompt":     {keys: "enter 6 r =First. ctrl+n =Second. esc", leaves: `"Second."`},
	"reflect on the prompt before":   {keys: "enter 6 r ctrl+p =Last. ctrl+n =First. esc", leaves: `"Last."`},
	"go on writing":                  {keys: "m enter enter =And_more. esc"},
	"save, and go on":                {keys: "enter 5 r =One. ctrl+s enter =Two. ctrl+s esc", leaves: `"One.\nTwo."`},
	"letters of every kind":          {keys: "enter 5 r =naïve_👩‍👧_家_נ enter enter =a_paragraph esc", leaves: "家 נ"},
	"empty it":                       {keys: "m enter ctrl+home ctrl+k esc"},
	"take a step back":               {keys: "enter 5 r =One. enter =Two. ctrl+s ctrl+a ctrl+k ctrl+z esc", leaves: `"One.\nTwo."`},
	"take a step back, and again on": {keys: "enter 5 r =One. ctrl+a ctrl+k ctrl+z ctrl+y esc"},
	"never begun":                    {keys: "enter 5 r =oops backspace backspace backspace backspace esc"},
	"for supervision while writing":  {keys: "m enter tab right tab esc"},
	"for supervision before writing": {keys: "enter 5 r tab right tab =For_us_both. esc", leaves: `for supervision, asked`},
	"private again":                  {keys: "m down enter tab left tab esc"},
	"by the row of actions":          {keys: "enter 5 r =First. tab tab enter =Second. esc", leaves: `"Second."`},
	"a way to begin":                 {keys: "enter 5 r ctrl+t 1 esc", leaves: `"What?\n\n\nSo what?`},
	"a way to begin, gone on with":   {keys: "enter 5 r ctrl+t 1 =It_rained. esc", leaves: `"What?\nIt rained.\n\nSo what?`},
	"a way to begin, and written":    {keys: "enter 5 r =Before. ctrl+t 1 ctrl+end =It_rained. esc", leaves: `Now what?\nIt rained."`},
	"a way to begin, chosen":         {keys: "enter 5 r ctrl+t down enter =It_rained. esc", leaves: `Description\nIt rained.`},
	"no way to begin":                {keys: "m enter ctrl+t esc esc", idle: "none was chosen"},
	"erase what was just written":    {keys: "enter 5 r =away_with_this esc esc m d PAUSE y esc"},
	"the tour, by a key":             {from: opened(fresh), keys: "down", leaves: `tour seen: "yes"`},
	"the tour, and its keys":         {from: opened(fresh), keys: "? esc", leaves: `tour seen: "yes"`},
	"the tour, by reading on":        {from: opened(fresh), keys: "enter 2 esc", leaves: `tour seen: "yes"`},
	"the tour, hidden":               {from: opened(fresh), keys: "ctrl+x ctrl+x", leaves: `tour seen: "yes"`},
	"the first note, read":           {from: opened(fresh), keys: "enter r PAUSE enter =I_was_afraid. esc", leaves: `"I was afraid."`},
	"the first note, gone back":      {from: opened(fresh), keys: "enter r PAUSE esc"},
}

// journalScripts are about one's own reflections, and what may identify somebody in
// them.
var journalScripts = map[string]script{
	"find and go on":                {keys: "m / =two enter enter enter =And_more. esc"},
	"find, and show all again":      {keys: "m / =two esc d PAUSE y"},
	"by state":                      {keys: "m s d PAUSE y"},
	"by state and state":            {keys: "m s s m"},
	"by briefing":                   {keys: "m b end d PAUSE y"},
	"by its number":                 {keys: "m 2 m"},
	"mark it":                       {keys: "m m"},
	"mark it, and back":             {keys: "m m m", idle: "it is private again"},
	"mark it, and look it through":  {keys: "m down m m enter esc"},
	"tag it":                        {keys: "m t =loss,__first_home,Loss enter", leaves: "loss, first home"},
	"tag it, and leave it":          {keys: "m t esc", idle: "no was said"},
	"tag it while writing":          {keys: "m enter enter =And_more. alt+g =hope enter esc", leaves: "hope"},
	"tag another alike":             {keys: "m t =loss enter 3 t tab enter", leaves: "loss"},
	"take tags away":                {keys: "m t =loss enter t ctrl+u =, enter", idle: "it has none again"},
	"by tag":                        {keys: "m 3 t =loss enter # m"},
	"erase one":                     {keys: "m d PAUSE y"},
	"erase another":                 {keys: "m 3 d PAUSE y"},
	"erase none":                    {keys: "m d n", idle: "no was said"},
	"restore an earlier version":    {keys: "m end v left r y"},
	"restore it, and back":          {keys: "m end v left r left r esc"},
	"compare versions":              {keys: "m end v left c c right esc esc", idle: "they were only looked at"},
	"one version only":              {keys: "m v r esc", idle: "there is nothing to restore"},
	"nothing to erase":              {from: opened(empty), keys: "m d y esc", idle: "nothing is written"},
	"neutral words":                 {keys: "m down enter ctrl+r enter esc esc"},
	"neutral words, taken back":     {keys: "m down enter ctrl+r enter u esc esc"},
	"neutral words for the second":  {keys: "m down enter ctrl+r 2 enter esc esc"},
	"all neutral words":             {keys: "m down enter ctrl+r a y esc esc"},
	"all of them, taken back":       {keys: "m down enter ctrl+r a y u esc esc"},
	"all but no":                    {keys: "m down enter ctrl+r a n esc esc", idle: "no was said"},
	"keep, with a reason":           {keys: "m down enter ctrl+r k =It_is_public. enter esc esc"},
	"keep the second":               {keys: "m down enter ctrl+r down k =It_is_public. enter esc esc"},
	"keep one, change the other":    {keys: "m down enter ctrl+r k =It_is_public. enter home enter esc esc"},
	"keep without a reason":         {keys: "m down enter ctrl+r k enter esc esc esc", idle: "a certain one is kept with a reason only"},
	"not kept after all":            {keys: "m down enter ctrl+r k esc esc esc", idle: "the line was left"},
	"mark it where it is looked at": {keys: "m down enter ctrl+r m esc esc"},
	"a part to a file":              {keys: "enter 2 Y ctrl+u =part.txt enter esc", leaves: "file part.txt"},
	"a reflection to a file":        {keys: "m Y ctrl+u =mine.txt enter"},
	"to a file while writing":       {keys: "m enter enter =And_more. alt+w ctrl+u =mine.txt enter esc", leaves: "file mine.txt"},
	"to a file with a whole name":   {keys: "m Y ctrl+u =FILES/mine.txt enter"},
	"to a file of the same name":    {keys: "m Y ctrl+u =mine.txt enter down down Y ctrl+u =mine.txt enter esc"},
	"what names somebody, to none":  {keys: "m down Y ctrl+u =named.txt enter esc", idle: "it would identify somebody"},
	"to no file":                    {keys: "m Y esc", idle: "it was left"},
}

// settingScripts are about the page of the settings.
var settingScripts = map[string]script{
	"another theme":            {keys: ", enter esc"},
	"the theme before":         {keys: ", left esc"},
	"another setting":          {keys: ", 3 enter esc"},
	"one setting after other":  {keys: ", 5 enter 1 enter enter 3 enter left esc"},
	"the next theme":           {keys: "f6 f6"},
	"the theme while writing":  {keys: "m enter f6 enter =And_more. esc", leaves: "theme = light"},
	"beside what stands there": {from: opened(withSettings), keys: ", 5 enter 1 left esc"},
}
