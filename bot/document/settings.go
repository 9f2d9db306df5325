package document

import "encoding/xml"

type settingsPart struct {
	XMLName     xml.Name `xml:"w:settings"`
	Main        string   `xml:"xmlns:w,attr"`
	TwoSided    on       `xml:"w:evenAndOddHeaders"`
	Punctuation val      `xml:"w:characterSpacingControl"`
	Compat      compat   `xml:"w:compat>w:compatSetting"`
}

type compat struct {
	Name  string `xml:"w:name,attr"`
	URI   string `xml:"w:uri,attr"`
	Value string `xml:"w:val,attr"`
}

// settings asks for different odd and even pages and for the layout of Word
// 2013 and later; without it Word opens the file in compatibility mode.
func settings() settingsPart {
	return settingsPart{Main: namespaceMain, Punctuation: val{"compressPunctuation"},
		Compat: compat{"compatibilityMode", "http://schemas.microsoft.com/office/word", "15"}}
}

type font struct {
	Name    string `xml:"w:name,attr"`
	Other   *val   `xml:"w:altName"`
	Charset val    `xml:"w:charset"`
	Family  val    `xml:"w:family"`
	Pitch   val    `xml:"w:pitch"`
}

type fontsPart struct {
	XMLName xml.Name `xml:"w:fonts"`
	Main    string   `xml:"xmlns:w,attr"`
	Fonts   []font   `xml:"w:font"`
}

// fontTable says which font may stand in for one that a machine lacks: Windows
// has 仿宋 and 楷体 where older office machines have their GB2312 editions.
func fontTable() fontsPart {
	chinese := func(name, other, family string) font {
		f := font{Name: name, Charset: val{"86"}, Family: val{family}, Pitch: val{"variable"}}
		if other != "" {
			f.Other = &val{other}
		}
		return f
	}
	return fontsPart{Main: namespaceMain, Fonts: []font{
		chinese(xiaobiaosong.chinese, "宋体", "auto"),
		chinese(fangsong.chinese, "仿宋", "modern"),
		chinese(kaiti.chinese, "楷体", "modern"),
		chinese(heiti.chinese, "SimHei", "modern"),
		chinese(songti.chinese, "SimSun", "auto"),
		{Name: latinText, Charset: val{"00"}, Family: val{"roman"}, Pitch: val{"variable"}},
	}}
}
