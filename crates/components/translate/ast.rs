//! What a Nunjucks template is made of, as far as the component packages use it.

/// Whether a tag eats the white space before and after it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Trim {
    pub(crate) before: bool,
    pub(crate) after: bool,
}

/// One part of a template, in the order it is written.
#[derive(Debug)]
pub(crate) enum Node {
    Text(String),
    /// Prints nothing; kept because its tag may eat white space.
    Nothing(Trim),
    Output(Trim, Expr),
    Set {
        trim: Trim,
        name: String,
        value: Expr,
    },
    Capture {
        open: Trim,
        name: String,
        body: Vec<Node>,
        close: Trim,
    },
    If {
        branches: Vec<Branch>,
        close: Trim,
    },
    For {
        open: Trim,
        names: Vec<String>,
        over: Expr,
        body: Vec<Node>,
        close: Trim,
    },
    Call {
        open: Trim,
        call: Expr,
        body: Vec<Node>,
        close: Trim,
    },
    Macro(Macro),
    /// The nodes of an included file.
    Group(Vec<Node>),
}

/// One arm of an `if`; the last may have no condition.
#[derive(Debug)]
pub(crate) struct Branch {
    pub(crate) open: Trim,
    pub(crate) condition: Option<Expr>,
    pub(crate) body: Vec<Node>,
}

#[derive(Debug)]
pub(crate) struct Macro {
    pub(crate) open: Trim,
    pub(crate) name: String,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) body: Vec<Node>,
    pub(crate) close: Trim,
}

#[derive(Debug)]
pub(crate) struct Parameter {
    pub(crate) name: String,
    pub(crate) default: Option<Expr>,
}

#[derive(Debug)]
pub(crate) enum Expr {
    /// Printed as it was written: numbers, quoted text, `true` and `false`.
    Literal(String),
    Null,
    Name(String),
    Attribute(Box<Expr>, String),
    Item(Box<Expr>, Box<Expr>),
    Call(Box<Expr>, Vec<Expr>),
    Filter(Box<Expr>, String, Vec<Expr>),
    Test {
        value: Box<Expr>,
        name: String,
        arguments: Vec<Expr>,
        negated: bool,
    },
    Not(Box<Expr>),
    Negative(Box<Expr>),
    Binary(Operator, Box<Expr>, Box<Expr>),
    If {
        then: Box<Expr>,
        condition: Box<Expr>,
        otherwise: Option<Box<Expr>>,
    },
    List(Vec<Expr>),
    Map(Vec<(String, Expr)>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operator {
    Or,
    And,
    In,
    NotIn,
    Equal,
    NotEqual,
    Identical,
    NotIdentical,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Join,
    Plus,
    Minus,
    Times,
    Divide,
}
