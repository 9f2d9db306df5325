package prompts

import (
	"embed"
	"fmt"
	"strings"
	"text/template"

	"huiyin/workflow"
)

//go:embed *.tmpl
var templates embed.FS

// prompt is a template with its version: whoever changes the words raises the number, because what a model was asked
// is kept with every call.
type prompt struct {
	task    workflow.Task
	version int
	words   *template.Template
}

func newPrompt(task workflow.Task, version int) prompt {
	file := string(task) + ".tmpl"
	return prompt{task, version, template.Must(template.New(file).Funcs(template.FuncMap{"inc": func(i int) int { return i + 1 }}).ParseFS(templates, file))}
}

func (p prompt) String() string { return fmt.Sprintf("%s/%d", p.task, p.version) }

// write fills one of the two parts, system and user.
func (p prompt) write(part string, data any) string {
	var b strings.Builder
	if err := p.words.ExecuteTemplate(&b, part, data); err != nil {
		panic(fmt.Sprintf("prompts: %s: %v", p, err)) // the data of every template is rendered by a test
	}
	return strings.TrimSpace(b.String())
}
