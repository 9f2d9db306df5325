package workflow

// Settings are the periods and choices where the regulation is silent; every
// field is a [default] of domain.md. Days are working days unless the comment
// says otherwise.
type Settings struct {
	HandlingDays  int  // 第十条: 5
	ComplexDays   int  // 第十条: 15, counted from the assignment
	ReturnDays    int  // 第十条: 2
	ReturnInDates bool // read the two days of 退回 as calendar days
	InputDays     int  // a supporting unit's input, before the lead's day
	ExtensionDays int  // the office's answer to 延期; silence grants (edges 17)
	LongestExtend int  // calendar days to the new date of an interim report
	MaxRenewals   int  // 续期 after the interim report
	ReviewDays    int  // per reviewing office
	AnswerDays    int  // the office's answer to 异议, 作废 and 请求退改
	RulingDays    int  // the 督查室's ruling on the third return
	SendBackDays  int  // the 督查室, after a leader's return (edges 25)
	DecideDays    int  // after 报签, then the 督查室 is reminded (edges 29)
	ReplyDays     int  // of a letter approved singly
	BatchDays     int  // of a letter approved on the month's sheet
	FurtherDays   int  // 再回复 after a commitment is kept
	InstructDays  int  // carrying out a leader's 批示
	SuperviseDays int  // the unit's answer to a 督办单
	DeclineDays   int  // 区纪委监委 may decline within (edges 13)
	SatisfyDays   int  // 满意度 after the reply (edges 33)
	ArchiveDays   int  // after closing (edges 41)
	MaxReturns    int  // returns of one letter that the units decide (edges 16)
	RepeatCount   int  // letters on one matter that call for 专项督办 (edges 40)
	SilentDays    int  // working days unanswered that call for it
	UndoMinutes   int  // 撤回
	StrictHead    bool // 提交 needs the head's own word (edges 21)

	UrgentHours   urgentHours
	UrgentReport  int // working days
	UrgentReview  int // working days per office
	StandingTexts map[StandingKind]string
}

// urgentHours are counted between 08:00 and 21:00 of every day (edges 36).
type urgentHours struct{ Assign, Accept int }

// DefaultSettings are the district's until it says otherwise.
func DefaultSettings() Settings {
	return Settings{HandlingDays: 5, ComplexDays: 15, ReturnDays: 2, InputDays: 2, ExtensionDays: 1, LongestExtend: 60, MaxRenewals: 1,
		ReviewDays: 2, AnswerDays: 1, RulingDays: 2, SendBackDays: 2, DecideDays: 3, ReplyDays: 1, BatchDays: 5, FurtherDays: 5,
		InstructDays: 5, SuperviseDays: 3, DeclineDays: 5, SatisfyDays: 10, ArchiveDays: 10, MaxReturns: 2, RepeatCount: 3, SilentDays: 30,
		UndoMinutes: 10, UrgentHours: urgentHours{Assign: 1, Accept: 2}, UrgentReport: 2, UrgentReview: 1, StandingTexts: standingTexts}
}
