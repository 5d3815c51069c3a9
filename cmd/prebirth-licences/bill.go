package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
)

// nameIn writes the licences into a bill of materials in place, with all else as it
// was. It fails for a component that is no work, for then the bill and the text that
// goes with the program would not speak of the same things; and for a bill without one.
func nameIn(path string, works []work) error {
	raw, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var bill map[string]any
	if err := json.Unmarshal(raw, &bill); err != nil {
		return fmt.Errorf("%s is no bill of materials: %w", path, err)
	}
	components, _ := bill["components"].([]any)
	if len(components) == 0 {
		return fmt.Errorf("%s names nothing", path)
	}
	kinds := map[string][]string{}
	for _, w := range works {
		kinds[w.Name] = w.Kinds()
	}
	var wrong []error
	for _, c := range components {
		component, _ := c.(map[string]any)
		name, _ := component["name"].(string)
		if kinds[name] == nil {
			wrong = append(wrong, fmt.Errorf("%s: %q is not among the licences", path, name))
			continue
		}
		var licences []any
		for _, kind := range kinds[name] {
			licences = append(licences, map[string]any{"license": map[string]any{"id": kind}})
		}
		component["licenses"] = licences
	}
	if err := errors.Join(wrong...); err != nil {
		return err
	}
	if main, ok := at(bill, "metadata", "component"); ok {
		main["licenses"] = []any{map[string]any{"license": map[string]any{"id": "MIT"}}}
	}
	out, err := json.MarshalIndent(bill, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(path, append(out, '\n'), 0o644)
}

// at is the object that the names lead to.
func at(object map[string]any, names ...string) (map[string]any, bool) {
	for _, name := range names {
		next, ok := object[name].(map[string]any)
		if !ok {
			return nil, false
		}
		object = next
	}
	return object, true
}
